import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { findBinary, temporalCli } from './binaries.ts';
import type { Guardian } from './guardian-client.ts';
import { downloadWithSdk } from './sdk-download.ts';

export interface TemporalOptions {
  /** Folder that holds the log and, when `persistent`, the database file. */
  dataDir: string;
  port: number;
  /** Port of the Web UI; absent: no Web UI. */
  uiPort?: number;
  /** Where the Web UI has payloads decrypted; absent: nowhere. */
  uiCodecEndpoint?: string;
  /** Keeps everything in a SQLite file; otherwise in memory. */
  persistent: boolean;
  /** Path of the `temporal` program; absent: found or installed. */
  program?: string;
  /** Server options as name and JSON value. */
  dynamicConfig?: Readonly<Record<string, string>>;
}

const readyWithinMs = 60_000;

/** Starts the embedded Temporal server and resolves with its address once it serves requests. */
export async function startTemporal(
  guardian: Guardian,
  options: TemporalOptions,
  say: (sentence: string) => void,
): Promise<string> {
  const program = (await findBinary(temporalCli, options.program, say)) ?? (await downloadWithSdk(say));
  const logFile = join(options.dataDir, 'logs', 'temporal.log');
  let ended: string | undefined;
  guardian.onProgramEnd((end) => {
    if (end.name === 'temporal') ended = end.how;
  });
  await guardian.start({
    name: 'temporal',
    command: program,
    args: serverArguments(options),
    // HOME: the program reads its configuration folder from there; nothing of ours belongs in its environment.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? options.dataDir, TZ: 'UTC' },
    cwd: options.dataDir,
    logFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: 10_000,
    stopOrder: 3,
    watched: false,
    startAgain: options.persistent,
  });
  const address = `127.0.0.1:${options.port}`;
  await serving(address, logFile, () => ended);
  return address;
}

function serverArguments(options: TemporalOptions): string[] {
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(options.port),
    '--log-level',
    'warn',
  ];
  if (options.persistent) args.push('--db-filename', join(options.dataDir, 'temporal.sqlite'));
  if (options.uiPort === undefined) args.push('--headless');
  else args.push('--ui-port', String(options.uiPort), '--ui-disable-news-fetch');
  if (options.uiCodecEndpoint !== undefined) args.push('--ui-codec-endpoint', options.uiCodecEndpoint);
  for (const [name, value] of Object.entries(options.dynamicConfig ?? {}))
    args.push('--dynamic-config-value', `${name}=${value}`);
  return args;
}

async function serving(address: string, logFile: string, ended: () => string | undefined): Promise<void> {
  for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += 50) {
    if (ended() !== undefined)
      throw new Error(`Temporal ended at its start (${ended()}). ${logFile} says why.`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: '2s' });
      await connection.close();
      return;
    } catch {
      await delay(50);
    }
  }
  throw new Error(`Temporal did not answer within ${readyWithinMs / 1000} s. ${logFile} says why.`);
}
