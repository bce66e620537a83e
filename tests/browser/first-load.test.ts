import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPage } from './windows.ts';

/** Aim of P9, in bytes. */
const most = 300_000;

test('what a browser fetches before the first page is under 300 KB compressed [P9]', async () => {
  const folder = await builtPage();
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  expect(files.some((path) => path.endsWith('.css')) && files.some((path) => path.endsWith('.js'))).toBe(
    true,
  );
  const bytes = files.map((path) => statSync(join(folder, `${path}.gz`)).size);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(most);
}, 60_000);
