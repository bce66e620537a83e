import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../../scripts/checks/repository-files.ts';
import { type Catalogue, meaningOf, readCatalogue } from '../../scripts/checks/requirement-catalogue.ts';
import { findUnknownMentions, requirementDataPath } from '../../scripts/checks/requirement-check.ts';
import { renderRequirementTable } from '../../scripts/checks/requirement-table.ts';
import { findBadIds, listTests, titledTest } from '../../scripts/checks/test-titles.ts';
import { plantProject } from './planted-project.ts';

const catalogue: Catalogue = {
  areas: { QC: 'quality', SLA: 'deadlines' },
  requirements: {
    'QC-01': 'Inspect in time.',
    'QC-02': 'Rectify | the same day.',
    'SLA-03': 'Tell the head.',
  },
  lacks: { 'SLA-03': 'substitutes' },
  invariants: { I6: 'Late work is taken.' },
  exams: { R8: 'Ten at once.' },
};

// Ids that exist nowhere, in two pieces: the check reads this file too.
const unknown = `QC-${99}`;

const titled = (name: string, file = 'tests/a.test.ts') =>
  titledTest({ name, file: join('/top', file), location: { line: 7 } }, '/top');

test('a title gives its guarantee and its ids, wherever the test is nested', () => {
  expect(titled('inspection > escalates when late [QC-01 SLA-03]')).toMatchObject({
    file: 'tests/a.test.ts',
    line: 7,
    guarantee: 'inspection > escalates when late',
    ids: ['QC-01', 'SLA-03'],
  });
  expect(titled('is idempotent [R8, I6]').ids).toEqual(['R8', 'I6']);
  expect(titled('reads an empty list []').ids).toEqual([]);
  expect(titled('takes frames [09:00-12:00]')).toMatchObject({
    guarantee: 'takes frames [09:00-12:00]',
    ids: [],
  });
});

test('an id that no catalogue knows, or that stands elsewhere than at the end, is an error', () => {
  const tests = [
    titled('is fine [QC-01]'),
    titled(`is made up [${unknown}]`),
    titled('is made up too [X7]'),
    titled('outer [QC-02] > inner'),
  ];
  expect(findBadIds(tests, catalogue).map((finding) => finding.message)).toEqual([
    `cites ${unknown}, which the catalogue does not have`,
    'cites X7, which the catalogue does not have',
    "cites QC-02 elsewhere than at the end of a test's title",
  ]);
});

test('a mention of an unknown requirement anywhere is an error; ids of other lists are not ours', () => {
  const text = `QC-01 is known,\n${unknown} is not, UTF-16 and SO-2026-000123 are something else`;
  expect(findUnknownMentions({ path: 'docs/page.md', text }, catalogue)).toEqual([
    { file: 'docs/page.md', line: 2, message: `mentions ${unknown}, which the catalogue does not have` },
  ]);
});

test('the table says proved, partly with what lacks, or not yet, and counts each', () => {
  const table = renderRequirementTable(catalogue, [
    titled('inspects in time [QC-01 I6]'),
    titled('tells the head [SLA-03]', 'tests/b.test.ts'),
  ]);
  const rows = table.split('\n');
  expect(rows).toContain('| **all** | 3 | 1 | 1 | 1 |');
  expect(rows).toContain('| QC | 2 | 1 | 0 | 1 |');
  expect(rows).toContain('| QC-01 | Inspect in time. | proved | inspects in time (`tests/a.test.ts`) |');
  expect(rows).toContain('| QC-02 | Rectify \\| the same day. | not yet |  |');
  expect(rows).toContain(
    '| SLA-03 | Tell the head. | partly; lacks substitutes | tells the head (`tests/b.test.ts`) |',
  );
  expect(rows).toContain('| I6 | Late work is taken. | proved | inspects in time (`tests/a.test.ts`) |');
});

test('a test that goes away, or another that comes, changes the table', () => {
  const before = renderRequirementTable(catalogue, [titled('inspects in time [QC-01]')]);
  expect(renderRequirementTable(catalogue, [])).not.toBe(before);
  expect(renderRequirementTable(catalogue, [titled('inspects on time [QC-01]')])).not.toBe(before);
});

test('the list of tests leaves out what is skipped, and keeps a table of cases as one', async () => {
  const project = plantProject({
    'tests/a.test.ts': [
      "import { expect, test } from 'vitest';",
      "test('plain [QC-01]', () => { expect(1).toBe(1); });",
      "test.skip('skipped [QC-02]', () => { expect(1).toBe(1); });",
      "test.each([1, 2])('each %i [SLA-03]', (n) => { expect(n).toBe(n); });",
      '',
    ].join('\n'),
  });
  const tests = await listTests(project.root);
  project.remove();
  expect(tests.map(({ file, guarantee, ids }) => ({ file, guarantee, ids }))).toEqual([
    { file: 'tests/a.test.ts', guarantee: 'plain', ids: ['QC-01'] },
    { file: 'tests/a.test.ts', guarantee: 'each %i', ids: ['SLA-03'] },
  ]);
});

test('the catalogue has all 409 requirements, and every note on what lacks belongs to one', () => {
  const real = readCatalogue(join(repositoryRoot, requirementDataPath));
  expect(Object.keys(real.requirements)).toHaveLength(409);
  expect(Object.keys(real.lacks).filter((id) => meaningOf(real, id) === undefined)).toEqual([]);
});
