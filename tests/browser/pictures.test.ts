import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrder } from '../../db/reads/read-order.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Role } from '../../domain/people/roles.ts';
import { adminKey } from '../api/api-stack.ts';
import { openReadApi } from '../api/read-api.ts';
import { busyMorning, fillCompany } from './busy-company.ts';
import { openLateCase } from './late-case.ts';
import { builtPage, type OpenOptions, openWindows, type Windows } from './windows.ts';

/** Folder that the pictures of docs/page.md are written to; absent: they are looked at and not kept. */
const pictures = process.env['DUELINE_PICTURES'];

interface Picture {
  name: string;
  role: Role;
  /** `:order` stands for an order of the stage, `:case` for the case of a late one. */
  path: string;
  of?: Stage;
  look: OpenOptions;
  /** What must be on it. */
  shows: RegExp;
  before?: (page: Page) => Promise<void>;
}

const zh: OpenOptions = { language: 'zh' };
const en: OpenOptions = { language: 'en' };

/** The pages that people use most, both languages, desk and phone, light and dark. */
const wanted: readonly Picture[] = [
  { name: 'sign-in', role: 'SALESPERSON', path: '/sign-in', look: en, shows: /Sample company/ },
  { name: 'my-work', role: 'SALESPERSON', path: '/', look: zh, shows: /通过初审/ },
  { name: 'new-order', role: 'SALESPERSON', path: '/orders/new', look: zh, shows: /订单明细/ },
  { name: 'imports', role: 'SALESPERSON', path: '/imports', look: en, shows: /Download the template/ },
  { name: 'board', role: 'SALES_MANAGER', path: '/board', look: en, shows: /In inspection/ },
  { name: 'calendar', role: 'PLANNING_MANAGER', path: '/board?view=calendar', look: zh, shows: /10/ },
  { name: 'orders', role: 'CONTRACT_ORDER_HEAD', path: '/orders', look: zh, shows: /SO-2025-/ },
  {
    name: 'order',
    role: 'QUALITY_MANAGER',
    path: '/orders/:order',
    of: 'IN_QC',
    look: en,
    shows: /Record inspection/,
  },
  { name: 'escalations', role: 'SALES_MANAGER', path: '/escalations', look: zh, shows: /部门评审/ },
  { name: 'case', role: 'SALES_MANAGER', path: '/cases/:case', look: zh, shows: /断路器/ },
  {
    name: 'what-if',
    role: 'PLANNING_MANAGER',
    path: '/what-if',
    look: en,
    shows: /What if/,
    before: declareDaysOff,
  },
  { name: 'time', role: 'GENERAL_MANAGER', path: '/time', look: en, shows: /Quality/ },
  {
    name: 'policies',
    role: 'ADMINISTRATOR',
    path: '/administration/policies',
    look: { ...zh, colours: 'dark' },
    shows: /sla\./,
  },
  { name: 'phone-work', role: 'INSPECTOR', path: '/', look: { ...zh, screen: 'phone' }, shows: /检验/ },
  {
    name: 'phone-scanned',
    role: 'INSPECTOR',
    path: '/s/:order/L1',
    of: 'IN_QC',
    look: { ...en, screen: 'phone' },
    shows: /Record inspection/,
  },
];

/** What if two working days are declared days off. */
async function declareDaysOff(page: Page): Promise<void> {
  const form = page.locator('form[data-form=what-if]');
  await form.locator('select').first().selectOption('HOLIDAY');
  await form.locator('[name="suppositions[0].from"]').fill('2025-10-16');
  await form.locator('[name="suppositions[0].until"]').fill('2025-10-18');
  await form.locator('[type=submit]').click();
  await page.locator('[data-answer]').first().waitFor();
}

let api: Awaited<ReturnType<typeof openReadApi>>;
let windows: Windows;
let orders: Map<Stage, string[]>;
let caseId: string;
const publicUrl = 'http://localhost:8080';
const folder = mkdtempSync(join(tmpdir(), 'dueline-pictures-'));

beforeAll(async () => {
  const settings = { adminKey, publicUrl, taskQueue: 'none', logLevel: 'silent', sampleSignIn: true };
  api = await openReadApi(busyMorning, { pageFolder: await builtPage(), settings });
  await api.admin.put('/v1/users/salesperson/password', { password: 'a password of the pictures' });
  orders = await fillCompany(api);
  const late = await readOrder(api.company.database, orders.get('IN_PRODUCTION')?.[0] ?? '');
  if (late === undefined) throw new Error('no order is being made');
  caseId = await openLateCase(api, late, busyMorning);
  windows = await openWindows({
    app: api.app,
    database: api.company.database,
    publicUrl,
    folder,
    now: () => new Date(api.now).toISOString(),
  });
}, 180_000);
afterAll(async () => {
  await windows.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a busy company on the page', () => {
  it.each(wanted)(
    'shows $name',
    { timeout: 60_000 },
    async ({ name, role, path, of, look, shows, before }) => {
      const orderId = of === undefined ? '' : (orders.get(of)?.[0] ?? '');
      const page = await windows.open(role, path.replace(':order', orderId).replace(':case', caseId), look);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('[data-state=loading]').first().waitFor({ state: 'detached' });
      await page.getByText(shows).first().waitFor();
      await before?.(page);
      expect(await page.locator('[data-state=failed]').count()).toBe(0);
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `page-${name}.png`), animations: 'disabled' });
      }
      await page.context().close();
    },
  );
});
