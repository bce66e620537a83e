import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asPostgres, postgresAccount } from './postgres-account.ts';
import { postgresEnvironment, postgresVersion } from './postgres-programs.ts';
import { runToEnd } from './run-to-end.ts';

export interface PostgresOptions {
  /** Folder that holds the `postgres` data folder, its password and log. */
  dataDir: string;
  port: number;
  /** Trades safety against power loss for speed: tests only. */
  throwaway?: boolean;
}

const user = 'dueline';
export const embeddedDatabase = 'dueline';

/** URL of the embedded database of a data folder that has been started before; undefined when it has not. */
export function embeddedDatabaseUrl(options: PostgresOptions): string | undefined {
  const file = passwordFileOf(options);
  if (!existsSync(file)) return undefined;
  return `postgres://${user}:${readFileSync(file, 'utf8').trim()}@127.0.0.1:${options.port}/${embeddedDatabase}`;
}

/**
 * The data folder, made the first time. Throws a sentence when another version of Postgres made it.
 */
export async function readyDataFolder(initdb: string, options: PostgresOptions): Promise<string> {
  const dataFolder = join(options.dataDir, 'postgres');
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile)) await makeDataFolder(initdb, options, dataFolder);
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === postgresVersion) return dataFolder;
  throw new Error(
    `${dataFolder} is a folder of Postgres ${version}; this program brings Postgres ${postgresVersion}. ` +
      'Move the data with pg_dump and pg_restore, or set DUELINE_DATA_DIR to another folder.',
  );
}

/** Made under another name and renamed, so that a start that is killed meanwhile leaves no half-made folder. */
async function makeDataFolder(initdb: string, options: PostgresOptions, dataFolder: string): Promise<void> {
  for (const name of readdirSync(options.dataDir))
    if (name.startsWith('postgres.new-'))
      rmSync(join(options.dataDir, name), { recursive: true, force: true });
  const building = join(options.dataDir, `postgres.new-${randomUUID()}`);
  const newPasswordFile = join(building, 'password');
  const password = randomBytes(18).toString('hex');
  const account = postgresAccount(dataFolder);
  mkdirSync(join(building, 'data'), { recursive: true, mode: 0o700 });
  writeFileSync(newPasswordFile, `${password}\n`, { mode: 0o600 });
  if (account)
    for (const path of [building, join(building, 'data'), newPasswordFile])
      chownSync(path, account.uid, account.gid);

  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = [`--username=${user}`, `--pwfile=${newPasswordFile}`, '--auth=scram-sha-256'];
  const sync = options.throwaway ? ['--no-sync'] : [];
  const line = asPostgres(
    account,
    initdb,
    [`--pgdata=${join(building, 'data')}`, ...encoding, ...access, ...sync],
    [newPasswordFile],
  );
  await runToEnd(line.command, line.args, {
    env: postgresEnvironment(),
    cwd: options.dataDir,
    ...line.account,
  });
  writeFileSync(passwordFileOf(options), `${password}\n`, { mode: 0o600 });
  renameSync(join(building, 'data'), dataFolder);
  rmSync(building, { recursive: true, force: true });
}

function passwordFileOf(options: PostgresOptions): string {
  return join(options.dataDir, 'postgres-password');
}
