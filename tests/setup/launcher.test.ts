import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const launcherModule = fileURLToPath(new URL('../../scripts/stack/launcher.ts', import.meta.url));

/** Watches as the starter does, and says in a file what it sees. */
const script = `
import { writeFileSync } from 'node:fs';
const { findLauncher, watchLauncher } = await import(${JSON.stringify(launcherModule)});
const launcher = findLauncher(process.env);
writeFileSync('watched', String(launcher?.pid));
const idle = setInterval(() => {}, 1000);
if (!launcher) clearInterval(idle);
watchLauncher(launcher, () => { writeFileSync('gone', ''); clearInterval(idle); });
`;

let launcher: ChildProcess | undefined;
let folder = '';

afterEach(() => {
  launcher?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the script as npm runs one: through a shell that stays between the two. */
function launch(env: Record<string, string>): void {
  folder = mkdtempSync(join(tmpdir(), 'dueline-launcher-'));
  const asNpm = `import { spawn } from 'node:child_process';
    const line = JSON.stringify(process.execPath) + ' --input-type=module --eval "$SCRIPT"; true';
    spawn('sh', ['-c', line], { stdio: 'ignore', env: { ...process.env, SCRIPT: ${JSON.stringify(script)} } });`;
  launcher = spawn(process.execPath, ['--input-type=module', '--eval', asNpm], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'ignore',
  });
}

const written = (name: string) => existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8');

test('a starter that npm runs ends with npm, even when a shell is between the two and npm is killed', async () => {
  launch({ npm_lifecycle_event: 'start' });
  await vi.waitFor(() => expect(written('watched')).toBe(String(launcher?.pid)), 10_000);
  expect(written('gone')).toBe(false);
  launcher?.kill('SIGKILL');
  await vi.waitFor(() => expect(written('gone')).toBe(''), 10_000);
});

test('a starter that was started directly follows nobody', async () => {
  launch({});
  await vi.waitFor(() => expect(written('watched')).toBe('undefined'), 10_000);
});
