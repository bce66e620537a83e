import { type ExecFileOptions, execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program that ends by itself; it ends with this process at the latest. Rejects with what it wrote to stderr. */
export async function runToEnd(command: string, args: string[], options: ExecFileOptions): Promise<void> {
  const running = promisify(execFile)(command, args, options);
  const kill = () => running.child.kill();
  process.once('exit', kill);
  try {
    await running;
  } finally {
    process.off('exit', kill);
  }
}
