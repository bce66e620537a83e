import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret of this installation, and whether this start made it, in which case it is shown once. */
export interface KeptSecret {
  secret: string;
  made: boolean;
  file: string;
}

/** The secret kept in the data folder, else a new one that is kept there (mode 600). */
export function keptSecret(dataDir: string, name: string, make: () => string): KeptSecret {
  const file = join(dataDir, name);
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return { secret: kept, made: false, file };
  }
  const secret = make();
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return { secret, made: true, file };
}
