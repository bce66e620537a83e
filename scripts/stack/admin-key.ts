import { randomBytes } from 'node:crypto';
import { keptSecret } from './kept-secret.ts';

/** The bootstrap API key, and whether this start made it, in which case it is shown once. */
export interface AdminKey {
  key: string;
  made: boolean;
  /** Where it is kept; absent when the settings give it. */
  file?: string;
}

/** The key of the settings, else the one kept in the data folder, else a new one that is kept there. */
export function adminKey(settings: { dataDir: string; adminKey?: string }): AdminKey {
  if (settings.adminKey !== undefined) return { key: settings.adminKey, made: false };
  const make = () => `dueline_${randomBytes(24).toString('hex')}`;
  const { secret, ...kept } = keptSecret(settings.dataDir, 'admin-key', make);
  return { key: secret, ...kept };
}

/** The key for customers' links that is kept in the data folder. */
export function linkKey(dataDir: string): string {
  return keptSecret(dataDir, 'link-key', () => randomBytes(32).toString('hex')).secret;
}
