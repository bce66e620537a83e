import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a program ended and what it wrote. */
export interface ToolRun {
  code: number;
  stdout: string;
  /** Standard output and standard error in the order in which they came. */
  output: string;
}

const tools = join(fileURLToPath(new URL('../../', import.meta.url)), 'node_modules', '.bin');

/** Runs a program of this project's packages, or one on PATH, without a shell and without standard input. */
export function runTool(program: string, args: readonly string[], folder: string): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
