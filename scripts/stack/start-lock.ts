import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { identifyProcess, isRunning, processIdentity } from './process-identity.ts';

const lockHolder = z.strictObject({
  starter: processIdentity,
  /** The process whose end the starter follows, such as npm; absent when it was started directly. */
  launcher: processIdentity.optional(),
  since: z.string(),
  /** Where the holder's API answers. */
  url: z.string(),
});
type LockHolder = z.infer<typeof lockHolder>;

/** Who takes the folder, apart from the process itself. */
export type LockClaim = Omit<LockHolder, 'starter'>;

const lockFile = 'starter.json';
const attempts = 450;
const attemptMs = 100;

/**
 * Takes the data folder for this process and resolves with the function that gives it back. A lock of a process
 * that is gone is taken over; one whose launcher is gone is about to be given back and is waited for.
 * Throws a sentence that says who holds the folder and what to do.
 */
export async function lockDataDir(
  dataDir: string,
  claim: LockClaim,
  say: (sentence: string) => void,
): Promise<() => void> {
  makeFolder(dataDir);
  const path = join(dataDir, lockFile);
  const starter = identifyProcess(process.pid);
  if (!starter) throw new Error('This machine does not tell when a process started.');
  let told = false;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (writeNew(path, JSON.stringify({ starter, ...claim }))) return () => rmSync(path, { force: true });
    const holder = readHolder(path);
    if (!holder || !isRunning(holder.starter)) {
      // An unreadable lock may be one that is being written right now.
      if (holder || attempt >= 10) takeAway(path, holder);
      else await delay(attemptMs);
    } else if (holder.launcher && !isRunning(holder.launcher)) {
      if (!told) say('waiting for an earlier start, whose launcher was killed, to end');
      told = true;
      await delay(attemptMs);
    } else throw new Error(heldBy(dataDir, holder));
  }
  throw new Error(`The lock ${path} could not be taken. End the process that it names, or remove the file.`);
}

function heldBy(dataDir: string, { starter, since, url }: LockHolder): string {
  return (
    `Dueline already runs on ${dataDir} (process ${starter.pid}, since ${since}, ${url}): use that one, ` +
    `stop it with "kill ${starter.pid}", or set DUELINE_DATA_DIR to another folder.`
  );
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The data folder ${dataDir} cannot be made (${reason}). Set DUELINE_DATA_DIR to one that this account may write.`,
      { cause: error },
    );
  }
}

/** False when the lock is there already. */
function writeNew(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o644);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    throw new Error(
      `${path} cannot be written (${code}). Set DUELINE_DATA_DIR to a folder that this account may write.`,
      { cause: error },
    );
  }
  writeSync(file, text);
  closeSync(file);
  return true;
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return lockHolder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes a lock that nobody holds; put back if another start took it over between the look and the move. */
function takeAway(path: string, expected: LockHolder | undefined): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (JSON.stringify(readHolder(aside)) !== JSON.stringify(expected)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}
