import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Words that some pages alone read are fetched with them: what a page says must be among what it fetches. */

const root = resolve(import.meta.dirname, '../..');
const app = readFileSync(join(root, 'dashboard/app.tsx'), 'utf8');
const i18n = readFileSync(join(root, 'dashboard/words/i18n.ts'), 'utf8');

/** Groups of words that are fetched with pages. */
const parts = [...i18n.matchAll(/^ {2}(\w+): \{\n {4}zh: async/gm)].map(([, part = '']) => part);

interface LazyPage {
  file: string;
  fetched: string[];
}

const lazyPages: LazyPage[] = app
  .split('lazy(')
  .slice(1)
  .map((text) => ({
    file: join(root, 'dashboard', /import\('(.+?)'\)/.exec(text)?.[1] ?? ''),
    fetched: [...(/readWords\(([^)]*)\)/.exec(text)?.[1]?.matchAll(/'(\w+)'/g) ?? [])].map(
      ([, part = '']) => part,
    ),
  }));

/** The files that a file brings with it, by what it imports from this folder. */
function graphOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+\.tsx?)'/g))
    graphOf(resolve(dirname(file), path), seen);
  return seen;
}

/** The groups whose keys stand in a file, with one key of each. */
function saidIn(file: string): Map<string, string> {
  const keys = readFileSync(file, 'utf8').matchAll(/['`]((\w+)\.[a-zA-Z][\w.$]*)/g);
  return new Map([...keys].flatMap(([, key = '', part = '']) => (parts.includes(part) ? [[part, key]] : [])));
}

function unfetched({ file, fetched }: LazyPage): string[] {
  return [...graphOf(file)]
    .filter((each) => each.includes('/dashboard/') && !each.includes('/dashboard/words/'))
    .flatMap((each) =>
      [...saidIn(each)]
        .filter(([part]) => !fetched.includes(part))
        .map(
          ([, key]) =>
            `${file.slice(root.length + 1)} brings ${each.slice(root.length + 1)}, which says ${key}`,
        ),
    );
}

test('every page fetches the words that it says, and the frame says none of theirs', () => {
  expect(parts.length).toBeGreaterThan(5);
  expect(lazyPages.filter(({ file }) => !existsSync(file))).toEqual([]);
  expect(lazyPages.flatMap(unfetched)).toEqual([]);
  expect(unfetched({ file: join(root, 'dashboard/main.tsx'), fetched: [] })).toEqual([]);
});
