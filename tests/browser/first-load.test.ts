import { readdirSync, readFileSync, statSync } from 'node:fs';
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
  const size = (path: string) => statSync(join(folder, `${path}.gz`)).size;
  // A reader fetches the words of one language beside them.
  const languages = readdirSync(join(folder, 'assets')).filter((name) => /^(zh|en)-[^.]+\.js$/.test(name));
  expect(languages).toHaveLength(2);
  const words = Math.max(...languages.map((name) => size(`/assets/${name}`)));
  expect(files.reduce((sum, path) => sum + size(path), words)).toBeLessThan(most);
}, 120_000);
