import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../config/clock.ts';
import { playImport } from '../../scripts/demo/play-import.ts';
import { dueline } from '../cli/dueline-runner.ts';
import { type Product, startProduct } from '../demo/product.ts';
import { usualHeadings, usualRow, workbook } from './sheets.ts';

let product: Product;
let folder: string;

beforeAll(async () => {
  product = await startProduct();
  folder = mkdtempSync(join(tmpdir(), 'dueline-import-'));
  cpSync('examples/import', folder, { recursive: true });
});
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the demo looks at its sheet, shows what is refused, receives the rest, and follows one of its orders to the archive', async () => {
  const lines: string[] = [];
  const [played] = await playImport(
    { port: product.port, now: systemClock.now, print: (line) => void lines.push(line) },
    { env: { DUELINE_PUBLIC_URL: product.url, DUELINE_ADMIN_KEY: product.adminKey }, folder },
  );
  expect(played?.order.stage).toBe('ARCHIVED');
  const told = lines.join('\n');
  expect(told).toContain('第 6 行  未导入');
  expect(told).toMatch(/第 7 行 {2}未导入.*数量：应为数字/);
  expect(told).toMatch(/第 5 行 {2}待补充 {2}\S+ {2}付款方式/);
}, 120_000);

test('dueline import sends a sheet and tells of every row that is not simply in order; a dry run starts nothing', async () => {
  writeFileSync(
    join(folder, 'two.xlsx'),
    await workbook([usualHeadings, usualRow('CLI-1'), usualRow('CLI-2', { 4: '很多' })]),
  );
  const env = { DUELINE_URL: product.url, DUELINE_ADMIN_KEY: product.adminKey };
  const count = async () => (await product.database.sql`select 1 from orders`).length;
  const before = await count();
  const dry = await dueline(['import', 'two.xlsx', '--dry-run'], env, folder);
  expect([dry.code, dry.err]).toEqual([0, '']);
  expect(dry.out).toContain('2 rows, 2 orders: OK 1, GAPS 0, REFUSED 1, REPEATED 0');
  expect(dry.out).toContain('row 3  REFUSED    数量: must be a number');
  expect(await count()).toBe(before);
  const real = await dueline(['--json', 'import', 'two.xlsx'], env, folder);
  expect(real.json()).toMatchObject({ state: 'DONE', counts: { OK: 1, REFUSED: 1 } });
  expect(await count()).toBe(before + 1);
  const missing = await dueline(['import', 'none.xlsx'], env, folder);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('cannot be read')]);
}, 120_000);
