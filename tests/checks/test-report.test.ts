import { expect, test } from 'vitest';
import {
  findTestsThatDidNotRun,
  outcomeOfTests,
  type TestReport,
  titlePattern,
} from '../../scripts/checks/test-report.ts';
import { titledTest } from '../../scripts/checks/test-titles.ts';

type Case = TestReport['testResults'][number]['assertionResults'][number];

const ran = (title: string, status = 'passed'): Case => ({
  fullName: title,
  ancestorTitles: [],
  title,
  status,
  failureMessages: status === 'failed' ? ['expected 1 to be 2'] : [],
});

function reportOf(cases: Case[], file: { status?: string; message?: string } = {}): TestReport {
  const count = (status: string): number => cases.filter((each) => each.status === status).length;
  return {
    numTotalTests: cases.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    testResults: [{ name: '/top/tests/a.test.ts', status: 'passed', assertionResults: cases, ...file }],
  };
}

test('a failed test, a skipped test, a file that broke down and an empty run are findings', () => {
  const outcome = outcomeOfTests(
    reportOf([ran('good'), ran('bad', 'failed'), ran('later', 'skipped')]),
    '/top',
  );
  expect(outcome.findings.map((finding) => finding.message)).toEqual([
    'failed: bad\nexpected 1 to be 2',
    'skipped: later',
  ]);
  expect(outcome.tests).toEqual({ passed: 1, failed: 2 });
  const broken = reportOf([], { status: 'failed', message: 'cannot find module' });
  expect(outcomeOfTests(broken, '/top').findings).toEqual([
    { file: 'tests/a.test.ts', message: 'did not run: cannot find module' },
    { file: 'tests', message: 'no test ran' },
  ]);
});

test('a test that proves an id and did not run is an error, whether it is one or a table of cases', () => {
  const listed = ['one [QC-01]', 'each %i of $name [QC-02]', 'prop [QC-03]', 'absent [QC-04]', 'no ids'].map(
    (name) => titledTest({ name, file: '/top/tests/a.test.ts' }, '/top'),
  );
  const report = reportOf([
    ran('one [QC-01]'),
    ran('each 7 of nine [QC-02]', 'failed'),
    ran('prop [QC-03] (with seed=-12)'),
    ran('absent [QC-04]', 'skipped'),
  ]);
  expect(findTestsThatDidNotRun(listed, report, '/top').map((finding) => finding.message)).toEqual([
    'did not run, yet proves ids: absent [QC-04]',
  ]);
});

test('a title with placeholders fits what it becomes and no other title', () => {
  expect(titlePattern('refuses %s (really?) [QC-01]').test('refuses a.b (really?) [QC-01]')).toBe(true);
  expect(titlePattern('refuses %s (really?) [QC-01]').test('refuses a.b really [QC-01]')).toBe(false);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a title as it stands in the source
  expect(titlePattern('step ${step} of $order.id').test('step 3 of ord_1')).toBe(true);
});
