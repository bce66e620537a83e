import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bootstrap API key, and whether this start made it, in which case it is shown once. */
export interface AdminKey {
  key: string;
  made: boolean;
  /** Where it is kept; absent when the settings give it. */
  file?: string;
}

/** The key of the settings, else the one kept in the data folder, else a new one that is kept there (mode 600). */
export function adminKey(settings: { dataDir: string; adminKey?: string }): AdminKey {
  if (settings.adminKey !== undefined) return { key: settings.adminKey, made: false };
  const file = join(settings.dataDir, 'admin-key');
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return { key: kept, made: false, file };
  }
  const key = `dueline_${randomBytes(24).toString('hex')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return { key, made: true, file };
}
