import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { programRecord, programRecordFile } from '../../scripts/stack/guardian-messages.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { isRunning, type ProcessIdentity } from '../../scripts/stack/process-identity.ts';

/** A `npm start` without npm: its output so far, and its end. */
export interface StartedProduct {
  output(): string;
  /** Resolves when it is ready; rejects when it ends before. */
  ready(): Promise<void>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): void;
}

export type NamedProcess = ProcessIdentity & { name: string };

const startScript = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
/** A start may have to wait for what the one before it left running, each part within its own limit. */
const readyWithinMs = 200_000;

/** Settings of a system of its own: a data folder and free ports. */
export async function ownSettings(dataDir: string): Promise<Record<string, string>> {
  const names = ['HTTP', 'TEMPORAL', 'TEMPORAL_UI', 'POSTGRES'];
  const ports = await Promise.all(
    names.map(async (name) => [`DUELINE_${name}_PORT`, String(await freePort())]),
  );
  return { DUELINE_DATA_DIR: dataDir, ...Object.fromEntries(ports) };
}

/** Starts the product from a folder that is not its own, with nothing of the tests' environment but these settings. */
export function startProduct(cwd: string, settings: Record<string, string>): StartedProduct {
  const { PATH = '', HOME = cwd, XDG_CACHE_HOME = '', DUELINE_TEMPORAL_CLI = '' } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, DUELINE_TEMPORAL_CLI, ...settings };
  const child = spawn(process.execPath, [startScript], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const ended = endOf(child);
  const untilReady = () =>
    vi.waitFor(
      () => {
        if (!text.includes('Dueline is ready'))
          throw new Error(`The product is not ready. It said:\n${text}`);
      },
      { timeout: readyWithinMs, interval: 50 },
    );
  return {
    output: () => text,
    ready: () =>
      Promise.race([untilReady(), ended.then((how) => Promise.reject(new Error(`${how}: ${text}`)))]),
    ended,
    signal: (signal) => child.kill(signal),
  };
}

/** The guardian and every program of the system that runs on this data folder. */
export function processesOf(dataDir: string): NamedProcess[] {
  const path = join(dataDir, programRecordFile);
  if (!existsSync(path)) return [];
  const { guardian, programs } = programRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  return [
    { ...guardian, name: 'guardian' },
    ...programs.map(({ name, pid, startedAt }) => ({ name, pid, startedAt })),
  ];
}

/** Names of those that still run. */
export function stillRunning(processes: readonly NamedProcess[]): string[] {
  return processes.filter(isRunning).map(({ name }) => name);
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? -1)));
}
