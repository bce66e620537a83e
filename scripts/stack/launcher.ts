import { identifyProcess, isRunning, type ProcessIdentity, processParent } from './process-identity.ts';

const shells = new Set(['sh', 'bash', 'dash', 'zsh', 'ash']);
const lookEveryMs = 500;

/**
 * The `npm` that runs this process as its script, or undefined when there is none. A kill -9 of npm does not reach
 * its script, and the person who killed it means the whole.
 */
export function findLauncher(env: Record<string, string | undefined>): ProcessIdentity | undefined {
  if (env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = processParent(process.ppid);
  // npm runs a script through a shell, and some shells stay between the two.
  const pid = parent && shells.has(parent.program) ? parent.parent : process.ppid;
  return pid > 1 ? identifyProcess(pid) : undefined;
}

/** Calls `gone` once when the launcher has ended; the returned function stops the watch. */
export function watchLauncher(launcher: ProcessIdentity | undefined, gone: () => void): () => void {
  if (!launcher) return () => undefined;
  const timer = setInterval(() => {
    if (isRunning(launcher)) return;
    clearInterval(timer);
    gone();
  }, lookEveryMs);
  return () => clearInterval(timer);
}
