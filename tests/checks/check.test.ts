import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repositoryRoot } from '../../scripts/checks/repository-files.ts';
import { runTool } from '../../scripts/checks/run-tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'dueline-check-test-'));
const report = join(folder, 'report.json');
const totals = join(folder, 'totals');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeReport(statuses: string[]): void {
  const assertionResults = statuses.map((status, index) => ({
    fullName: `test ${index}`,
    ancestorTitles: [],
    title: `test ${index}`,
    status,
  }));
  writeFileSync(
    report,
    JSON.stringify({
      numTotalTests: statuses.length,
      numPassedTests: statuses.filter((status) => status === 'passed').length,
      numFailedTests: statuses.filter((status) => status === 'failed').length,
      testResults: [{ name: join(repositoryRoot, 'tests/a.test.ts'), status: 'passed', assertionResults }],
    }),
  );
}

const check = (...args: string[]) =>
  runTool(
    'node',
    ['scripts/checks/check.ts', ...args, '--report', report, '--totals', totals],
    repositoryRoot,
  );

test('prints a line for each step, counts each test and each other step, and ends well', async () => {
  writeReport(['passed', 'passed', 'passed']);
  const run = await check('--only', 'stands alone,tests');
  expect(run.stdout).toMatch(
    /^ok {4}stands alone .+\nok {4}tests .+3 of 3 tests passed.*\nEvery check is in order\.\n$/,
  );
  expect(readFileSync(totals, 'utf8')).toBe('4 passed, 0 failed\n');
  expect(run.code).toBe(0);
});

test('one failed test is enough to end badly, and is named', async () => {
  writeReport(['passed', 'failed']);
  const run = await check('--only', 'tests');
  expect(run.stdout).toMatch(/^FAIL {2}tests/);
  expect(run.stdout).toContain('tests/a.test.ts failed: test 1');
  expect(run.stdout).toMatch(/\nNot in order: tests\.\n$/);
  expect(readFileSync(totals, 'utf8')).toBe('1 passed, 1 failed\n');
  expect(run.code).toBe(1);
});

test('a step that breaks down counts as failed, and so does a step that does not exist', async () => {
  writeFileSync(report, 'no JSON');
  const broken = await check('--only', 'tests');
  expect(broken.stdout).toContain('the check itself failed');
  expect(readFileSync(totals, 'utf8')).toBe('0 passed, 1 failed\n');
  expect(broken.code).toBe(1);
  const unknown = await check('--only', 'everything');
  expect(unknown.output).toContain('no such step: everything');
  expect(unknown.code).not.toBe(0);
});
