import { expect, test } from 'vitest';
import { findBrokenCodeRules } from '../../scripts/checks/code-rules.ts';
import { checkFileLengths } from '../../scripts/checks/file-length.ts';
import { checkFolderReadmes } from '../../scripts/checks/folder-readmes.ts';
import { findLocalTraces } from '../../scripts/checks/local-traces.ts';
import { outcomeOver } from '../../scripts/checks/outcome.ts';

const lines = (count: number): string => 'export {};\n'.repeat(count);

test('warns of a file above 150 lines and fails one above 300', () => {
  const outcome = checkFileLengths([
    { path: 'domain/short.ts', text: lines(150) },
    { path: 'domain/long.ts', text: lines(151) },
    { path: 'domain/limit.ts', text: lines(300) },
    { path: 'domain/too-long.ts', text: lines(301) },
  ]);
  expect(outcome.findings.map((finding) => finding.file)).toEqual(['domain/too-long.ts']);
  expect(outcome.warnings?.map((warning) => warning.file)).toEqual(['domain/long.ts', 'domain/limit.ts']);
});

test('a folder at the top without a README, or with one that is not about five lines, fails', () => {
  const outcome = checkFolderReadmes([
    { path: '.ci/run', text: '' },
    { path: 'server.ts', text: '' },
    { path: 'api/app.ts', text: '' },
    { path: 'db/README.md', text: '# db\n' },
    { path: 'config/README.md', text: '# config\n\nWhat.\nImports.\nStart.\n' },
    { path: 'docs/README.md', text: 'line\n'.repeat(13) },
  ]);
  expect(outcome.findings.map((finding) => finding.file)).toEqual([
    'api/README.md',
    'db/README.md',
    'docs/README.md',
  ]);
});

test.each([
  ['/wo', 'rk/main/server.ts'],
  ['see /ho', 'me/someone/notes'],
  ['as in ../sha', 'red/design.md'],
  ['found in .libra', 'ry/env'],
  ['https://regis', 'try.npmjs.org/zod'],
  ['http://artifac', 'tory.example.com/npm'],
])('finds what ties the repository to one machine: %s%s', (start, end) => {
  expect(findLocalTraces({ path: 'docs/page.md', text: `first\n${start}${end}\n` })).toEqual([
    { file: 'docs/page.md', line: 2, message: expect.any(String) },
  ]);
});

test.each(['https://example.com/work/item', 'api/work/a.ts', '/v1/orders', "import('../shared-lot.ts')"])(
  'leaves %s alone',
  (text) => {
    expect(findLocalTraces({ path: 'docs/page.md', text })).toEqual([]);
  },
);

test.each([
  ['api/utils.ts', ''],
  ['api/helpers/format.ts', ''],
  ['api/orderView.ts', ''],
  ['api/view.ts', 'const order = row as unknown as Order;'],
  ['api/view.ts', 'export default function view() {}'],
  ['api/view.ts', 'const view = 1;\nexport default view;'],
])('finds the broken house rule in %s: %s', (path, text) => {
  expect(findBrokenCodeRules({ path, text })).toHaveLength(1);
});

test('leaves names of subjects, plain casts and the default exports that tools ask for alone', () => {
  const text = 'export const order = row as Order;';
  expect(findBrokenCodeRules({ path: 'domain/order/service-level.ts', text })).toEqual([]);
  expect(findBrokenCodeRules({ path: 'vitest.config.ts', text: 'export default {};' })).toEqual([]);
});

test('a check that read no file fails', () => {
  expect(outcomeOver([], () => []).findings).toHaveLength(1);
  expect(checkFileLengths([]).findings).toHaveLength(1);
  expect(checkFolderReadmes([]).findings).toHaveLength(1);
});
