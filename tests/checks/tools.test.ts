import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '../../scripts/checks/outcome.ts';
import { checkDeadCode, checkFormat, checkLint, checkTypes } from '../../scripts/checks/tool-checks.ts';
import { type PlantedProject, plantProject } from './planted-project.ts';

let project: PlantedProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

async function messages(
  files: Readonly<Record<string, string>>,
  check: (root: string) => Promise<Outcome>,
): Promise<string[]> {
  project = plantProject(files);
  return (await check(project.root)).findings.map((finding) => `${finding.file} ${finding.message}`);
}

test('a file that is not formatted, or uses any, fails', async () => {
  const found = await messages({ 'domain/a.ts': 'export const a: any = {b:1}\n' }, checkFormat);
  expect(found.join('\n')).toMatch(/noExplicitAny/);
  expect(found.join('\n')).toMatch(/format/);
});

test('a promise or other thenable that nobody awaits fails, in workflows as elsewhere', async () => {
  const found = await messages(
    {
      'workflows/order.ts':
        'declare function commit(): Promise<void>;\nexport function order(): void {\n  commit();\n}\n',
      'db/read.ts':
        "import type { Sql } from 'postgres';\nexport function read(sql: Sql): void {\n  sql`select 1`.execute();\n}\n",
      'api/answer.ts':
        'declare function send(): { then(done: () => void, failed: () => void): void };\nexport function answer(): void {\n  send();\n}\n',
    },
    checkLint,
  );
  const floating = found.filter((message) => message.includes('no-floating-promises')).sort();
  expect(floating.map((message) => message.split(' ')[0])).toEqual([
    'api/answer.ts',
    'db/read.ts',
    'workflows/order.ts',
  ]);
});

test('a test that is skipped, alone or still to do fails', async () => {
  const text = [
    "import { expect, test } from 'vitest';",
    "test.skip('later', () => { expect(1).toBe(1); });",
    "test.only('alone', () => { expect(1).toBe(1); });",
    "test.todo('some day');",
    '',
  ].join('\n');
  expect(await messages({ 'tests/a.test.ts': text }, checkLint)).toEqual([
    expect.stringContaining('no-disabled-tests'),
    expect.stringContaining('no-focused-tests'),
    expect.stringContaining('warn-todo'),
  ]);
});

test('a type error fails', async () => {
  const found = await messages({ 'domain/a.ts': "export const a: number = 'b';\n" }, checkTypes);
  expect(found.join('\n')).toMatch(/domain\/a\.ts\(1,14\): error TS2322/);
});

test('a file or an export that nothing uses fails', async () => {
  const files = {
    'server.ts': "import { used } from './domain/a.ts';\nprocess.exitCode = used;\n",
    'domain/a.ts': 'export const used = 1;\nexport const forgotten = 2;\n',
    'domain/orphan.ts': 'export const alone = 1;\n',
    'knip.json': '{ "entry": ["server.ts"], "project": ["**/*.ts"], "include": ["files", "exports"] }\n',
  };
  const found = await messages(files, checkDeadCode);
  expect(found.join('\n')).toMatch(/forgotten/);
  expect(found.join('\n')).toMatch(/orphan\.ts/);
});

test('a linter or compiler that read no file fails', async () => {
  project = plantProject({});
  rmSync(join(project.root, '.dependency-cruiser.mjs'));
  expect((await checkLint(project.root)).findings).not.toEqual([]);
  expect((await checkTypes(project.root)).findings).not.toEqual([]);
});
