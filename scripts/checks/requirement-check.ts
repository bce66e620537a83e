import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTable } from '../../domain/order/commands.ts';
import { stale } from './documents.ts';
import type { Finding, Outcome, SourceFile } from './outcome.ts';
import { areaOf, type Catalogue, meaningOf, readCatalogue } from './requirement-catalogue.ts';
import { proofsById, renderRequirementTable, stateOf } from './requirement-table.ts';
import { findTestsThatDidNotRun, type TestReport } from './test-report.ts';
import { findBadIds, listTests, type TitledTest } from './test-titles.ts';

export const requirementTablePath = 'docs/requirements.md';
export const requirementDataPath = 'docs/requirements.data.json';

/**
 * Holds docs/requirements.md, the titles of the tests, the command table and every mention of an id to the
 * catalogue; with a report, holds every proving test to having run.
 */
export async function checkRequirements(
  root: string,
  files: readonly SourceFile[],
  report: TestReport | undefined,
): Promise<Outcome> {
  const catalogue = readCatalogue(join(root, requirementDataPath));
  const tests = await listTests(root);
  const path = join(root, requirementTablePath);
  const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return {
    findings: [
      ...findBadIds(tests, catalogue),
      ...findUnknownCommandIds(catalogue),
      ...files.flatMap((file) => findUnknownMentions(file, catalogue)),
      ...(report === undefined ? [] : findTestsThatDidNotRun(tests, report, root)),
      ...(present === renderRequirementTable(catalogue, tests) ? [] : [stale(requirementTablePath)]),
    ],
    looked: countsText(catalogue, tests),
  };
}

/** Mentions, anywhere in the repository, of a requirement that is in a known area and yet unknown. */
export function findUnknownMentions(file: SourceFile, catalogue: Catalogue): Finding[] {
  return file.text.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\b[A-Z]{2,}-\d{2}\b/g)]
      .map(([id]) => id)
      .filter((id) => areaOf(id) in catalogue.areas && meaningOf(catalogue, id) === undefined)
      .map((id) => ({
        file: file.path,
        line: index + 1,
        message: `mentions ${id}, which the catalogue does not have`,
      })),
  );
}

function findUnknownCommandIds(catalogue: Catalogue): Finding[] {
  return Object.entries(commandTable).flatMap(([name, { requirements }]) =>
    requirements
      .filter((id) => catalogue.requirements[id] === undefined)
      .map((id) => ({
        file: 'domain/order/commands.ts',
        message: `${name} names ${id}, which the catalogue does not have`,
      })),
  );
}

function countsText(catalogue: Catalogue, tests: readonly TitledTest[]): string {
  const proofs = proofsById(tests);
  const states = Object.keys(catalogue.requirements).map((id) =>
    stateOf(catalogue, id, proofs.get(id) ?? []),
  );
  const count = (state: string): number => states.filter((each) => each === state).length;
  return `${states.length} requirements: ${count('proved')} proved, ${count('partly')} partly`;
}
