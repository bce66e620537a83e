import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that the exam kills and starts again, each time with the same arguments. */
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

/** A worker process of the product. */
export function mortalWorker(env: Record<string, string>, folder: string, name: string): MortalProgram {
  return mortal(process.execPath, [join(root, 'worker.ts')], env, join(folder, `${name}.log`));
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

function mortal(
  command: string,
  args: string[],
  env: Record<string, string>,
  logFile: string,
): MortalProgram {
  let child: ChildProcess | undefined;
  let kills = 0;

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  }

  return {
    start() {
      const log = openSync(logFile, 'a');
      const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' };
      child = spawn(command, args, { env: { ...inherited, ...env }, stdio: ['ignore', log, log] });
      closeSync(log);
    },
    async kill() {
      await stop('SIGKILL');
      kills += 1;
    },
    kills: () => kills,
    end: () => stop('SIGTERM'),
  };
}
