import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryRoot } from '../../scripts/checks/repository-files.ts';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'dueline-ci-'));
  mkdirSync(join(checkout, '.ci'));
  mkdirSync(join(checkout, 'bin'));
  copyFileSync(join(repositoryRoot, '.ci/run'), join(checkout, '.ci/run'));
  writeFileSync(join(checkout, 'README.md'), 'Run `npm ci && npm test`.\n');
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

/** Runs the script with an `npm` that does what the given shell lines say. */
function run(npm: string): { code: number | null; lines: string[] } {
  const path = join(checkout, 'bin', 'npm');
  writeFileSync(path, `#!/usr/bin/env bash\n${npm}\n`);
  chmodSync(path, 0o755);
  const env = { ...process.env, PATH: `${join(checkout, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };
  const ended = spawnSync(join(checkout, '.ci/run'), {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: ended.status, lines: ended.stdout.trim().split('\n') };
}

/** An `npm` whose check counts as given and ends with `code`. */
const checksSay = (totals: string, code: number): string =>
  `case "$1" in ci) mkdir -p node_modules;; test) exit ${code};; run) echo '${totals}' > "\${@: -1}"; exit ${code};; esac`;

const closings = (lines: string[]): string[] => lines.filter((line) => /^\d+ passed, \d+ failed$/.test(line));

test('closes with the one line that counts tests and checks, and ends well when all passed', () => {
  const { code, lines } = run(checksSay('412 passed, 0 failed', 0));
  expect(lines.at(-1)).toBe('412 passed, 0 failed');
  expect(closings(lines)).toHaveLength(1);
  expect(code).toBe(0);
});

test('ends badly when a test or a check failed', () => {
  const { code, lines } = run(checksSay('410 passed, 2 failed', 1));
  expect(lines.at(-1)).toBe('410 passed, 2 failed');
  expect(code).toBe(1);
});

test('counts a failure when a command ends badly without saying so in the totals', () => {
  const { code, lines } = run(checksSay('412 passed, 0 failed', 1));
  expect(lines.at(-1)).toBe('412 passed, 1 failed');
  expect(code).toBe(1);
});

test.each([
  ['the packages cannot be installed', 'exit 1'],
  ['the check dies before it counted', 'case "$1" in ci) mkdir -p node_modules;; run) exit 137;; esac'],
])('still closes with a count and ends badly when %s', (_case, npm) => {
  const { code, lines } = run(npm);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
  expect(closings(lines)).toHaveLength(1);
  expect(code).toBe(1);
});

test('refuses to pass when the README names another command', () => {
  writeFileSync(join(checkout, 'README.md'), 'Run `make test`.\n');
  const { code, lines } = run(checksSay('412 passed, 0 failed', 0));
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
  expect(code).toBe(1);
});
