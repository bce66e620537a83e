import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process that cannot be mistaken for a later one with the same number. */
export const processIdentity = z.strictObject({ pid: z.int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** The identity of a running process, or undefined when there is none with this number. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = existsSync('/proc/self/stat') ? procStat(pid)?.startedAt : psField(pid, 'lstart');
  return startedAt ? { pid, startedAt } : undefined;
}

/** Whether this very process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** The number of a process's parent and its program name, or undefined when it has ended. */
export function processParent(pid: number): { parent: number; program: string } | undefined {
  if (existsSync('/proc/self/stat')) return procStat(pid);
  const parent = Number(psField(pid, 'ppid'));
  return parent > 0 ? { parent, program: psField(pid, 'comm') } : undefined;
}

/** Ends a process if it is still this very one. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

/** Fields after the program name, which may itself hold blanks and brackets; a zombie counts as ended. */
function procStat(pid: number): { startedAt: string; parent: number; program: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const close = text.lastIndexOf(')');
    const [state, parent, ...rest] = text.slice(close + 2).split(' ');
    const startTicks = rest[17];
    if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return {
      startedAt: `${boot}/${startTicks}`,
      parent: Number(parent),
      program: text.slice(text.indexOf('(') + 1, close),
    };
  } catch {
    return undefined;
  }
}

function psField(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
