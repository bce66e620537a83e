import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that the exam kills and starts again, with the same arguments; one that ends by itself is started again too. */
export interface MortalProgram {
  /** `kill -9`, and resolve when the process is gone. */
  kill(): Promise<void>;
  start(): void;
  /** How many times it was killed: a fault that did not land proves nothing. */
  kills(): number;
  /** End it for good, politely first. */
  end(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const wrongClock = fileURLToPath(new URL('./wrong-clock.ts', import.meta.url));

/** A process of the product that the exam starts. */
export interface ProductProcess {
  file: 'server.ts' | 'worker.ts';
  /** Names its log in the folder. */
  name: string;
  folder: string;
  env: Record<string, string>;
  /** Milliseconds by which its clock is wrong; absent: it is the machine's. */
  clockShiftMs?: number;
}

/** A process of the product, which says in its log by how much its clock was made wrong. */
export function productProcess({ file, name, folder, env, clockShiftMs }: ProductProcess): MortalProgram {
  const preload = clockShiftMs === undefined ? [] : ['--import', wrongClock];
  const shift = clockShiftMs === undefined ? {} : { EXAM_CLOCK_SHIFT_MS: String(clockShiftMs) };
  return mortal(
    process.execPath,
    [...preload, join(root, file)],
    { ...env, ...shift },
    join(folder, `${name}.log`),
  );
}

/** A Temporal server that keeps its data in a file over kills. */
export function mortalServer(program: string, folder: string, port: number): MortalProgram {
  const file = join(folder, 'temporal.db');
  const options = ['--ip', '127.0.0.1', '--port', String(port), '--headless', '--log-level', 'error'];
  return mortal(
    program,
    ['server', 'start-dev', ...options, '--db-filename', file],
    {},
    join(folder, 'temporal.log'),
  );
}

/** Milliseconds after which a program that ended by itself is started again, as `npm start` does. */
const startAgainMs = 500;

/** How long a program that is told to end may take; a hanging one is killed and does not stay behind. */
const politeMs = 20_000;

function mortal(
  command: string,
  args: string[],
  env: Record<string, string>,
  logFile: string,
): MortalProgram {
  let child: ChildProcess | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let kills = 0;

  function start(): void {
    const log = openSync(logFile, 'a');
    const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' };
    const started = spawn(command, args, { env: { ...inherited, ...env }, stdio: ['ignore', log, log] });
    closeSync(log);
    child = started;
    started.once('exit', () => {
      // It may find the other parts down: who runs it starts it again.
      if (child === started) waiting = setTimeout(start, startAgainMs);
    });
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = undefined;
    clearTimeout(waiting);
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    const impatient = setTimeout(() => running.kill('SIGKILL'), politeMs);
    await gone;
    clearTimeout(impatient);
  }

  return {
    start,
    async kill() {
      await stop('SIGKILL');
      kills += 1;
    },
    kills: () => kills,
    end: () => stop('SIGTERM'),
  };
}
