import { relative } from 'node:path';
import type { Finding } from './outcome.ts';
import { type Catalogue, citableId, meaningOf } from './requirement-catalogue.ts';
import { runTool } from './run-tool.ts';

/** A test as its title stands in the source: its guarantee and the ids it proves. */
export interface TitledTest {
  file: string;
  line: number;
  /** Full title without the ids; tests of one table share it, with its placeholders. */
  guarantee: string;
  ids: readonly string[];
  /** Full title as it stands in the source. */
  title: string;
}

interface ListedTest {
  name: string;
  file: string;
  location?: { line: number };
}

/** Every test that vitest would run, skipped ones left out, as its own list tells. */
export async function listTests(root: string): Promise<TitledTest[]> {
  const run = await runTool('vitest', ['list', '--json'], root);
  if (run.code !== 0) throw new Error(`vitest list failed:\n${run.output}`);
  const listed = JSON.parse(run.stdout) as ListedTest[];
  return listed.map((test) => titledTest(test, root));
}

/** Splits `states a guarantee [QC-01 SLA-03]` into the guarantee and its ids. */
export function titledTest(test: ListedTest, root: string): TitledTest {
  const cited = /\s*\[([^[\]]*)\]\s*$/.exec(test.name);
  const words = cited?.[1]?.split(/[\s,]+/).filter((word) => word !== '') ?? [];
  const citing = words.some((word) => citableId.test(word));
  return {
    file: relative(root, test.file),
    line: test.location?.line ?? 1,
    guarantee: citing ? test.name.slice(0, cited?.index) : test.name,
    ids: citing ? words : [],
    title: test.name,
  };
}

/** Ids that no catalogue knows, and ids that stand elsewhere than at the end of a title. */
export function findBadIds(tests: readonly TitledTest[], catalogue: Catalogue): Finding[] {
  return tests.flatMap(({ file, line, guarantee, ids }): Finding[] => {
    const unknown = ids.filter((id) => meaningOf(catalogue, id) === undefined);
    const misplaced = [...guarantee.matchAll(/\[([^\]]*)\]/g)].flatMap((found) =>
      (found[1] ?? '').split(/[\s,]+/).filter((word) => meaningOf(catalogue, word) !== undefined),
    );
    return [
      ...unknown.map((id) => ({ file, line, message: `cites ${id}, which the catalogue does not have` })),
      ...misplaced.map((id) => ({
        file,
        line,
        message: `cites ${id} elsewhere than at the end of a test's title`,
      })),
    ];
  });
}
