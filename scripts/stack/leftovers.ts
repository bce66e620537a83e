import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProgramRecord, programRecord, programRecordFile } from './guardian-messages.ts';
import { isRunning, type ProcessIdentity, signalProcess } from './process-identity.ts';

const guardianWaitMs = 45_000;
const programWaitMs = 10_000;

/**
 * Ends what an earlier start that was killed may have left in this folder, and nothing else: a process counts
 * only when its number and its start instant are those on record. `say` gets a sentence when there is something to do.
 */
export async function endLeftovers(folder: string, say: (sentence: string) => void): Promise<void> {
  const record = readRecord(folder);
  if (!record) return;
  if (isRunning(record.guardian)) {
    say('waiting for the parts of an earlier start to end');
    if (!(await ended([record.guardian], guardianWaitMs))) signalProcess(record.guardian, 'SIGKILL');
  }
  const programs = record.programs.filter(isRunning);
  if (programs.length > 0) {
    say(
      `ending ${programs.map((program) => program.name).join(' and ')} of an earlier start that was killed`,
    );
    for (const program of programs) signalProcess(program, program.stopSignal);
    if (!(await ended(programs, programWaitMs)))
      for (const program of programs) signalProcess(program, 'SIGKILL');
    await ended(programs, programWaitMs);
  }
  rmSync(join(folder, programRecordFile), { force: true });
}

function readRecord(folder: string): ProgramRecord | undefined {
  try {
    return programRecord.parse(JSON.parse(readFileSync(join(folder, programRecordFile), 'utf8')));
  } catch {
    return undefined;
  }
}

async function ended(processes: readonly ProcessIdentity[], withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 100) {
    if (!processes.some(isRunning)) return true;
    await delay(100);
  }
  return false;
}
