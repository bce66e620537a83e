import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bootstrap key: from the settings, else as the product wrote it on its first start. */
export function adminKeyOf({ adminKey, dataDir }: { adminKey?: string; dataDir: string }): string {
  if (adminKey !== undefined) return adminKey;
  const path = join(dataDir, 'admin-key');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new Error(
      `There is no key in ${path}. Start the product with "npm start" first, or set DUELINE_ADMIN_KEY to the key of the one that runs.`,
    );
  }
}
