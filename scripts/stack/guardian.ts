// Runs the programs of one start. It sits in a process group of its own, so a Ctrl-C or a kill of the
// starter does not reach it; when its channel to the starter closes, it stops everything in order and ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type GuardianReport,
  guardianRequest,
  type ProgramRecord,
  type ProgramSpec,
  programRecordFile,
} from './guardian-messages.ts';
import { identifyProcess, type ProcessIdentity } from './process-identity.ts';
import { openLog } from './program-log.ts';

interface RunningProgram {
  spec: ProgramSpec;
  /** How often it was started again, one time soon after the other. */
  restarts: number;
  child: ChildProcess;
  identity: ProcessIdentity | undefined;
  asked: boolean;
  ended: Promise<unknown>;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const settledMs = 60_000;

const folder = process.argv[2];
if (folder === undefined || !process.send)
  throw new Error('The guardian is started by npm start, not by hand.');
const self = identifyProcess(process.pid);
const recordPath = join(folder, programRecordFile);
const running = new Map<string, RunningProgram>();
const restarting = new Map<string, NodeJS.Timeout>();
const removeAtEnd: string[] = [];
let ending = false;

process.on('message', async (message) => {
  const request = guardianRequest.parse(message);
  const answer: GuardianReport = { is: 'answer', request: request.request };
  try {
    if (request.do === 'start') await start(request.program);
    else if (request.do === 'stop') {
      forgetRestart(request.name);
      await stop(running.get(request.name));
    } else if (request.do === 'stop-all') await stopAll();
    else removeAtEnd.push(request.folder);
    tell(answer);
  } catch (error) {
    tell({ ...answer, error: error instanceof Error ? error.message : String(error) });
  }
});
process.once('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

async function start(spec: ProgramSpec, restarts = 0): Promise<void> {
  if (ending) throw new Error('Everything is being stopped.');
  if (running.has(spec.name)) throw new Error(`${spec.name} is already running.`);
  const log = openLog(spec.logFile);
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    stdio: spec.watched ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...spec.account,
  });
  closeSync(log);
  const settled = setTimeout(() => {
    program.restarts = 0;
  }, settledMs).unref();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(settled);
      running.delete(spec.name);
      writeRecord();
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      const asked = program.asked || ending;
      tell({ is: 'ended', name: spec.name, asked, how });
      if (!asked && spec.startAgain) startLater(program);
      resolve();
    });
  });
  const program: RunningProgram = { spec, restarts, child, identity: undefined, asked: false, ended };
  running.set(spec.name, program);
  try {
    await once(child, 'spawn');
  } catch (error) {
    running.delete(spec.name);
    throw error;
  }
  program.identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  writeRecord();
}

function startLater({ spec, restarts }: RunningProgram): void {
  const pauseMs = Math.min(firstPauseMs * 2 ** restarts, longestPauseMs);
  const timer = setTimeout(() => {
    restarting.delete(spec.name);
    start(spec, restarts + 1).catch((error: unknown) => {
      tell({ is: 'ended', name: spec.name, asked: false, how: String(error) });
    });
  }, pauseMs);
  restarting.set(spec.name, timer);
}

async function stop(program: RunningProgram | undefined): Promise<void> {
  if (!program) return;
  program.asked = true;
  const { child, spec, ended } = program;
  child.kill(spec.stopSignal);
  const timer = new AbortController();
  const late = delay(spec.stopWithinMs, 'late', { signal: timer.signal }).catch(() => 'stopped');
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  timer.abort();
  await ended;
}

async function stopAll(): Promise<void> {
  for (const name of restarting.keys()) forgetRestart(name);
  const orders = new Set([...running.values()].map(({ spec }) => spec.stopOrder));
  for (const order of [...orders].sort((a, b) => a - b)) {
    const group = [...running.values()].filter(({ spec }) => spec.stopOrder === order);
    await Promise.all(group.map(stop));
  }
}

function forgetRestart(name: string): void {
  clearTimeout(restarting.get(name));
  restarting.delete(name);
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await stopAll();
  for (const path of removeAtEnd) rmSync(path, { recursive: true, force: true });
  rmSync(recordPath, { force: true });
  process.exit(0);
}

/** Replaced as a whole, so that a reader never sees half a record. */
function writeRecord(): void {
  if (!self) return;
  const programs = [...running.values()].flatMap(({ spec, identity }) =>
    identity ? [{ ...identity, name: spec.name, stopSignal: spec.stopSignal }] : [],
  );
  const record: ProgramRecord = { guardian: self, programs };
  writeFileSync(`${recordPath}.new`, JSON.stringify(record));
  renameSync(`${recordPath}.new`, recordPath);
}

function tell(report: GuardianReport): void {
  if (process.connected) process.send?.(report, () => undefined);
}
