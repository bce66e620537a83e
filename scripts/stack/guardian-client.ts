import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type GuardianReport,
  type GuardianRequest,
  guardianReport,
  type ProgramSpec,
} from './guardian-messages.ts';

/** A program that ended, in words for a person. */
export type ProgramEnd = Omit<Extract<GuardianReport, { is: 'ended' }>, 'is'>;

/** The starter's side of the guardian. When the starter dies, however, the guardian stops all programs. */
export interface Guardian {
  /** Resolves when the program runs; rejects when it cannot be started. Readiness is for the caller to find out. */
  start(program: ProgramSpec): Promise<void>;
  /** Resolves when the program has ended; it is killed when it takes longer than its `stopWithinMs`. */
  stop(name: string): Promise<void>;
  /** Removes a folder after the last program has ended. */
  removeAtEnd(folder: string): Promise<void>;
  onProgramEnd(listener: (end: ProgramEnd) => void): void;
  /** Called when the guardian itself ended without being asked. */
  onLost(listener: () => void): void;
  /** Stops every program in order and the guardian itself. */
  close(): Promise<void>;
}

type Question = GuardianRequest extends infer R
  ? R extends GuardianRequest
    ? Omit<R, 'request'>
    : never
  : never;

/** Starts a guardian that keeps its record of running programs in `folder`. */
export async function startGuardian(folder: string): Promise<Guardian> {
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'guardian.log');
  const log = openSync(logFile, 'a');
  const gone = `The process that guards the parts has ended. ${logFile} says why.`;
  const child = fork(fileURLToPath(new URL('./guardian.ts', import.meta.url)), [folder], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', log, log, 'ipc'],
  });
  const waiting = new Map<number, (error: string | undefined) => void>();
  const endListeners: ((end: ProgramEnd) => void)[] = [];
  const lostListeners: (() => void)[] = [];
  let requests = 0;
  let closing = false;

  child.on('message', (message) => {
    const report = guardianReport.parse(message);
    if (report.is === 'answer') waiting.get(report.request)?.(report.error);
    else for (const listener of endListeners) listener(report);
  });
  child.once('exit', () => {
    for (const answer of waiting.values()) answer(gone);
    if (!closing) for (const listener of lostListeners) listener();
  });
  closeSync(log);
  await once(child, 'spawn');

  async function ask(question: Question): Promise<void> {
    requests += 1;
    const request = requests;
    const error = await new Promise<string | undefined>((resolve) => {
      waiting.set(request, resolve);
      if (child.connected) child.send({ ...question, request });
      else resolve(gone);
    });
    waiting.delete(request);
    if (error !== undefined) throw new Error(error);
  }

  return {
    start: (program) => ask({ do: 'start', program }),
    stop: (name) => ask({ do: 'stop', name }),
    removeAtEnd: (path) => ask({ do: 'remove-at-end', folder: path }),
    onProgramEnd: (listener) => endListeners.push(listener),
    onLost: (listener) => lostListeners.push(listener),
    async close() {
      closing = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      // Asked for, so that the ends are still reported; closing the channel ends whatever started meanwhile.
      await ask({ do: 'stop-all' }).catch(() => undefined);
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
