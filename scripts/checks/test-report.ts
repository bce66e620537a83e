import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Finding, Outcome } from './outcome.ts';
import { runTool } from './run-tool.ts';
import type { TitledTest } from './test-titles.ts';

/** vitest's JSON report, as far as it is read here. */
export interface TestReport {
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {
      fullName: string;
      ancestorTitles: string[];
      title: string;
      status: string;
      failureMessages?: string[] | null;
    }[];
  }[];
}

/** Enough of a failure to know it again; `npx vitest run FILE` shows all of it. */
const shownLines = 12;

/** Runs all tests and writes vitest's JSON report to `path`. */
export async function runTests(root: string, path: string): Promise<void> {
  await runTool('vitest', ['run', '--reporter=json', `--outputFile.json=${path}`], root);
}

/** The report that vitest wrote. Throws when there is none. */
export function readReport(path: string): TestReport {
  return JSON.parse(readFileSync(path, 'utf8')) as TestReport;
}

/** The run as an outcome: failed tests and files, tests that were skipped, and an empty run are findings. */
export function outcomeOfTests(report: TestReport, root: string): Outcome {
  const findings = report.testResults.flatMap((file): Finding[] => {
    const path = relative(root, file.name);
    const tests = file.assertionResults.flatMap((test): Finding[] => {
      if (test.status === 'passed') return [];
      const reason = ownLines(test.failureMessages?.join('\n') ?? '');
      return [{ file: path, message: `${test.status}: ${test.fullName}\n${reason}`.trimEnd() }];
    });
    const broken = file.status !== 'passed' && tests.length === 0;
    return broken ? [{ file: path, message: `did not run: ${file.message ?? ''}` }] : tests;
  });
  if (report.numTotalTests === 0) findings.push({ file: 'tests', message: 'no test ran' });
  return {
    findings,
    looked: `${report.numPassedTests} of ${report.numTotalTests} tests passed in ${report.testResults.length} files`,
    tests: { passed: report.numPassedTests, failed: findings.length },
  };
}

/** A failure's message and the places in our own code. */
function ownLines(failure: string): string {
  const lines = failure.split('\n').filter((line) => !line.includes('node_modules'));
  return lines.slice(0, shownLines).join('\n');
}

/** Tests that prove an id and yet did not run. */
export function findTestsThatDidNotRun(
  tests: readonly TitledTest[],
  report: TestReport,
  root: string,
): Finding[] {
  const ran = new Map<string, string[]>();
  for (const file of report.testResults) {
    const names = file.assertionResults
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .map((test) => [...test.ancestorTitles, test.title].join(' > '));
    ran.set(relative(root, file.name), names);
  }
  return tests
    .filter((test) => test.ids.length > 0)
    .filter((test) => !(ran.get(test.file) ?? []).some((name) => titlePattern(test.title).test(name)))
    .map(({ file, line, title }) => ({ file, line, message: `did not run, yet proves ids: ${title}` }));
}

/** The titles that a title with placeholders (`%s`, `$name`, `${...}`) can become. */
export function titlePattern(title: string): RegExp {
  const parts = title
    .split(/\$\{[^}]*\}|%[a-zA-Z#$]|\$[\w.]+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}(?: \\(with seed=-?\\d+\\))?$`);
}
