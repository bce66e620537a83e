import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Guardian, startGuardian } from '../../scripts/stack/guardian-client.ts';
import { type ProgramSpec, programRecord, programRecordFile } from '../../scripts/stack/guardian-messages.ts';
import { endLeftovers } from '../../scripts/stack/leftovers.ts';
import { identifyProcess, isRunning, type ProcessIdentity } from '../../scripts/stack/process-identity.ts';

const parentWatch = fileURLToPath(new URL('../../scripts/stack/parent-watch.ts', import.meta.url));
const watching = `const { endWithParent } = await import(${JSON.stringify(parentWatch)}); endWithParent(); setInterval(() => {}, 1000);`;
const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`;

let folder: string;
let guardian: Guardian;
let standIn: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-guardian-'));
  guardian = await startGuardian(folder);
});

afterEach(async () => {
  await guardian.close();
  standIn?.kill('SIGKILL');
  standIn = undefined;
  await endLeftovers(folder, () => undefined);
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, code: string, more: Partial<ProgramSpec> = {}): ProgramSpec {
  return {
    name,
    command: process.execPath,
    args: ['--input-type=module', '--eval', code],
    env: {},
    cwd: folder,
    logFile: join(folder, `${name}.log`),
    stopSignal: 'SIGTERM',
    stopWithinMs: 5_000,
    stopOrder: 1,
    watched: false,
    startAgain: false,
    ...more,
  };
}

const record = () => programRecord.parse(JSON.parse(readFileSync(join(folder, programRecordFile), 'utf8')));
const recorded = (name: string) => record().programs.find((one) => one.name === name);
const logOf = (name: string) =>
  existsSync(join(folder, `${name}.log`)) ? readFileSync(join(folder, `${name}.log`), 'utf8') : '';

function running(name: string): ProcessIdentity {
  const found = recorded(name);
  if (!found) throw new Error(`${name} is not on record.`);
  return found;
}

describe('the guardian', () => {
  test('stops programs in their order, and kills one that does not end in time', async () => {
    const ends: string[] = [];
    guardian.onProgramEnd(({ name, how }) => ends.push(`${name}: ${how}`));
    await guardian.start(program('database', 'setInterval(() => {}, 1000)', { stopOrder: 3 }));
    await guardian.start(program('api', stubborn, { stopOrder: 1, stopWithinMs: 300 }));
    await vi.waitFor(() => expect(logOf('api')).toContain('up'), 10_000);
    const processes = [running('database'), running('api')];
    await guardian.close();
    expect(ends).toEqual(['api: signal SIGKILL', 'database: signal SIGTERM']);
    expect(processes.filter(isRunning)).toEqual([]);
  });

  test('starts a program again that ended by itself, but not one that was stopped', async () => {
    await guardian.start(program('worker', 'setInterval(() => {}, 1000)', { startAgain: true }));
    const first = running('worker');
    process.kill(first.pid, 'SIGKILL');
    await vi.waitFor(() => expect(running('worker').pid).not.toBe(first.pid), 10_000);
    await guardian.stop('worker');
    expect(recorded('worker')).toBeUndefined();
    expect(isRunning(first)).toBe(false);
  });

  test('reports a program that cannot be started', async () => {
    await expect(
      guardian.start(program('odd', '', { command: join(folder, 'no-such-program') })),
    ).rejects.toThrow('ENOENT');
  });

  test('takes a program of ours with it when it is killed, and the next start ends the others', async () => {
    await guardian.start(program('api', watching, { watched: true }));
    await guardian.start(program('temporal', 'setInterval(() => {}, 1000)'));
    const { guardian: self, programs } = record();
    process.kill(self.pid, 'SIGKILL');
    const [api, temporal] = programs;
    if (!api || !temporal) throw new Error('Both programs should be on record.');
    await vi.waitFor(() => expect(isRunning(api)).toBe(false), 10_000);
    expect(isRunning(temporal)).toBe(true);
    const told: string[] = [];
    await endLeftovers(folder, (sentence) => told.push(sentence));
    expect(isRunning(temporal)).toBe(false);
    expect(told).toEqual(['ending temporal of an earlier start that was killed']);
  });
});

describe('what an earlier start left', () => {
  test('is ended only when it is the very process on record, not a later one with the same number', async () => {
    standIn = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(standIn, 'spawn');
    const innocent = identifyProcess(standIn.pid ?? 0);
    if (!innocent) throw new Error('The stand-in should run.');
    const earlier = { ...innocent, startedAt: 'another instant', name: 'postgres', stopSignal: 'SIGINT' };
    await guardian.close();
    const gone = { pid: 1, startedAt: 'another instant' };
    writeFileSync(join(folder, programRecordFile), JSON.stringify({ guardian: gone, programs: [earlier] }));
    await endLeftovers(folder, () => undefined);
    expect(isRunning(innocent)).toBe(true);
    expect(existsSync(join(folder, programRecordFile))).toBe(false);
  });
});
