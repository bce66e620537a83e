import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import type { Guardian } from './guardian-client.ts';
import { asPostgres, postgresAccount } from './postgres-account.ts';
import {
  embeddedDatabase,
  embeddedDatabaseUrl,
  type PostgresOptions,
  readyDataFolder,
} from './postgres-folder.ts';
import { postgresEnvironment, postgresPrograms } from './postgres-programs.ts';

const readyWithinMs = 60_000;

/**
 * Starts the embedded Postgres, making its data folder the first time, and resolves with the URL of its database
 * once that answers. Throws a sentence when the folder is another version's or the server does not come up.
 */
export async function startPostgres(guardian: Guardian, options: PostgresOptions): Promise<string> {
  mkdirSync(options.dataDir, { recursive: true });
  const programs = postgresPrograms();
  const dataFolder = await readyDataFolder(programs.initdb, options);
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
  const logFile = join(options.dataDir, 'logs', 'postgres.log');
  await guardian.start({
    name: 'postgres',
    command,
    args,
    env: postgresEnvironment(),
    cwd: options.dataDir,
    ...(account && { account }),
    logFile,
    stopSignal: 'SIGINT',
    stopWithinMs: 15_000,
    stopOrder: 3,
    watched: false,
    startAgain: options.throwaway !== true,
  });
  const url = embeddedDatabaseUrl(options);
  if (url === undefined)
    throw new Error(
      `${options.dataDir} has a Postgres data folder, but the file with its password is missing.`,
    );
  await readyDatabase(url, logFile, () => ended);
  return url;
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

/** Resolves when the server answers, with the product's database made if it is not there. */
async function readyDatabase(url: string, logFile: string, ended: () => string | undefined): Promise<void> {
  const options = { max: 1, backoff: () => 0, onnotice: () => undefined };
  const sql = postgres(url.replace(/\/[^/]*$/, '/postgres'), options);
  try {
    for (let waitedMs = 0; ; waitedMs += 50) {
      if (ended() !== undefined)
        throw new Error(`Postgres ended at its start (${ended()}). ${logFile} says why.`);
      try {
        const found = await sql`select 1 from pg_database where datname = ${embeddedDatabase}`;
        if (found.length === 0) await sql.unsafe(`create database ${embeddedDatabase}`);
        return;
      } catch (error) {
        if (waitedMs >= readyWithinMs)
          throw new Error(`Postgres did not answer within ${readyWithinMs / 1000} s. ${logFile} says why.`, {
            cause: error,
          });
      }
      await delay(50);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}
