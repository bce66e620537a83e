import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminKey } from '../api/api-stack.ts';
import { ofSales, openReadApi } from '../api/read-api.ts';
import { keepOverdueCase } from '../db/overdue-case.ts';
import { entering } from '../domain/tracked-order.ts';
import { builtPage, type Language, openWindows, type Windows } from './windows.ts';

const monday = '2025-11-03T10:00:00+08:00';
/** More than five working days later. */
const later = '2025-11-11T10:00:00+08:00';
const publicUrl = 'http://localhost:8080';
const folder = mkdtempSync(join(tmpdir(), 'dueline-reports-'));

let api: Awaited<ReturnType<typeof openReadApi>>;
let windows: Windows;

beforeAll(async () => {
  const settings = { adminKey, publicUrl, taskQueue: 'none', logLevel: 'silent', sampleSignIn: true };
  api = await openReadApi(later, { pageFolder: await builtPage(), settings });
  const { database } = api.company;
  windows = await openWindows({
    app: api.app,
    database,
    publicUrl,
    folder,
    now: () => new Date(api.now).toISOString(),
  });
}, 120_000);
afterAll(async () => {
  await windows.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const languages: readonly Language[] = ['zh', 'en'];

it.each(languages)(
  'the reports that a department owes sales stand above its tasks, one click from the form, in %s [TRACK-03]',
  async (language) => {
    const orderId = await api.keep(entering('IN_PRODUCTION', monday, ofSales));
    const page = await windows.open('PRODUCTION_SUPERVISOR', '/', { language });
    await page.locator(`[data-reports=PRODUCTION] a[href^="/orders/${orderId}"]`).click();
    const form = page.locator('form[data-command=recordTracking]');
    await form.waitFor();
    const department = language === 'zh' ? '生产部' : 'Production';
    await form.getByRole('radio', { name: department, checked: true }).waitFor();
    const sales = await windows.open('SALESPERSON', '/', { language });
    await sales.locator('[data-section=mine]').waitFor();
    await sales.locator(`[data-silent] a[href="/orders/${orderId}"]`).waitFor();
    expect(await sales.locator('[data-reports]').count()).toBe(0);
  },
);

it.each(languages)(
  "the month's report of overdue orders is one click from the list of cases, for any month, in %s [OVERDUE-08]",
  async (language) => {
    await keepOverdueCase(api.company, `case_${language}`, '2025-10-22T10:00:00+08:00', `SO-${language}`);
    const page = await windows.open('GENERAL_MANAGER', '/cases', { language });
    await page.locator('a[href="/cases/report"]').click();
    const opened = page.locator('[data-case-report] [data-total] [data-figure=opened]');
    await opened.waitFor();
    expect(Number(await opened.innerText())).toBeGreaterThan(0);
    await page.locator('select').first().selectOption('2025-09');
    await page.locator('[data-state=empty]').waitFor();
    expect(new URL(page.url()).search).toContain('month=2025-09');
    const clerk = await windows.open('ORDER_CLERK', '/cases/report?month=2025-10', { language });
    const refused = language === 'zh' ? /供部门负责人/ : /for heads of departments/;
    await clerk.getByText(refused).waitFor();
  },
);
