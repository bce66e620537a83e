import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../scripts/checks/outcome.ts';
import { checkImports } from '../../scripts/checks/tool-checks.ts';
import { type PlantedProject, plantProject } from './planted-project.ts';

let project: PlantedProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

async function findings(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  project = plantProject({ 'server.ts': 'export {};\n', ...files });
  const folders = new Set(Object.keys(files).map((path) => path.replace(/\/.*/, '')));
  return (await checkImports(project.root, [...folders])).findings;
}

const target = 'export const target = 1;\nexport type Target = number;\n';
const folders = ['domain', 'workflows', 'activities', 'db', 'notices', 'api', 'config', 'scripts'];
const targets = Object.fromEntries(folders.map((folder) => [`${folder}/target.ts`, target]));
const taking = (from: string): string => `import { target } from '${from}';\nexport const taken = target;\n`;
const takingType = (from: string): string =>
  `import type { Target } from '${from}';\nexport type A = Target;\n`;
const takingZod = "import { z } from 'zod';\nexport const a = z.string();\n";

test('every import against the one direction is found, by file and rule', async () => {
  const planted: [string, string, string][] = [
    ['domain/a.ts', taking('../db/target.ts'), 'domain-imports'],
    ['domain/b.ts', takingType('../db/target.ts'), 'domain-imports'],
    [
      'domain/c.ts',
      "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
      'domain-is-pure',
    ],
    ['domain/d.ts', takingZod, 'domain-is-pure'],
    ['workflows/a.ts', taking('../activities/target.ts'), 'workflows-take-only-types-of-activities'],
    ['workflows/b.ts', taking('../db/target.ts'), 'workflows-imports'],
    ['workflows/c.ts', takingZod, 'workflows-stay-in-the-sandbox'],
    ['db/a.ts', taking('../api/target.ts'), 'db-imports'],
    [
      'db/b.ts',
      "import { test } from 'vitest';\nexport const a = test;\n",
      'no-development-packages-at-run-time',
    ],
    ['activities/a.ts', taking('../notices/target.ts'), 'activities-imports'],
    ['notices/a.ts', taking('../api/target.ts'), 'notices-imports'],
    ['api/a.ts', taking('../workflows/target.ts'), 'api-imports'],
    ['api/b.ts', taking('../notices/target.ts'), 'api-imports'],
    ['api/c.ts', taking('../config/target.ts'), 'settings-are-read-by-composition-roots'],
    ['scripts/a.ts', "import './nowhere.ts';\n", 'resolves'],
  ];
  const files = Object.fromEntries(planted.map(([path, text]) => [path, text]));
  const found = await findings({ ...targets, ...files });
  for (const [path, , rule] of planted) {
    const messages = found.filter((finding) => finding.file === path).map((finding) => finding.message);
    expect(messages, path).toContainEqual(expect.stringContaining(`(${rule})`));
  }
  expect(found.filter((finding) => !(finding.file in files))).toEqual([]);
});

test('modules that import each other fail, types that do so pass', async () => {
  const found = await findings({
    'domain/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b();\n",
    'domain/b.ts': "import { a } from './a.ts';\nexport const b = (): number => a();\n",
    'domain/c.ts': "import type { D } from './d.ts';\nexport interface C { d: D }\n",
    'domain/d.ts': "import type { C } from './c.ts';\nexport interface D { c: C }\n",
  });
  expect(found.length).toBeGreaterThan(0);
  expect(
    found.filter(({ file, message }) => !/\/[ab]\.ts$/.test(file) || !message.includes('(no-circles)')),
  ).toEqual([]);
});

test('types of activities, the workflow messages and the own folder may be imported', async () => {
  const found = await findings({
    ...targets,
    'workflows/messages.ts': taking('../domain/target.ts'),
    'workflows/a.ts': takingType('../activities/target.ts'),
    'api/a.ts': "import { taken } from '../workflows/messages.ts';\nexport const again = taken;\n",
  });
  expect(found).toEqual([]);
});

test('reading no module is a failure, not a clean sheet', async () => {
  expect(await findings({ 'domain/page.md': 'text\n' })).toEqual([
    { file: '.', message: 'nothing was read' },
  ]);
});
