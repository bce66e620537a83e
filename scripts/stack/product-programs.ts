import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connection } from '@temporalio/client';
import type { Guardian, ProgramEnd } from './guardian-client.ts';

/** A Node program of the product that the starter runs. */
export interface ProductProgram {
  name: 'api' | 'worker';
  /** Absolute path of its file. */
  file: string;
  env: Record<string, string | undefined>;
  dataDir: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const readyWithinMs = 60_000;

/** File of the API or the worker. */
export function productFile(name: 'server.ts' | 'worker.ts'): string {
  return join(root, name);
}

/** Starts a program; it is started again when it ends by itself. The API stops first, then the worker drains. */
export async function startProductProgram(guardian: Guardian, program: ProductProgram): Promise<void> {
  const { name, file, env, dataDir } = program;
  await guardian.start({
    name,
    command: process.execPath,
    args: [file],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    cwd: process.cwd(),
    logFile: logOf(dataDir, name),
    stopSignal: 'SIGTERM',
    stopWithinMs: 15_000,
    stopOrder: name === 'api' ? 1 : 2,
    watched: true,
    startAgain: true,
  });
}

/** Resolves when the API answers 200 on /readyz. Rejects when it ends or takes more than a minute. */
export async function apiReady(guardian: Guardian, url: string, dataDir: string): Promise<void> {
  await readyOrEnded(guardian, 'api', dataDir, async () => {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  });
}

/** Resolves when a worker polls the task queue. Rejects when ours ends or takes more than a minute. */
export async function workerReady(
  guardian: Guardian,
  connection: Connection,
  queue: { namespace: string; taskQueue: string },
  dataDir: string,
): Promise<void> {
  await readyOrEnded(guardian, 'worker', dataDir, async () => {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace: queue.namespace,
      taskQueue: { name: queue.taskQueue },
      taskQueueType: 1,
    });
    return (pollers ?? []).length > 0;
  });
}

async function readyOrEnded(
  guardian: Guardian,
  name: ProductProgram['name'],
  dataDir: string,
  look: () => Promise<boolean>,
): Promise<void> {
  let ended: ProgramEnd | undefined;
  guardian.onProgramEnd((end) => {
    if (end.name === name) ended ??= end;
  });
  for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += 50) {
    if (ended)
      throw new Error(`The ${name} ended at its start (${ended.how}).\n${lastLines(logOf(dataDir, name))}`);
    if (await look().catch(() => false)) return;
    await delay(50);
  }
  throw new Error(
    `The ${name} was not ready within ${readyWithinMs / 1000} s.\n${lastLines(logOf(dataDir, name))}`,
  );
}

function logOf(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`);
}

function lastLines(file: string): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15);
  return `The end of ${file}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
