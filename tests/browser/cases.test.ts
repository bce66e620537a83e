import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSchema } from '../../api/views/case-schema.ts';
import type { Role } from '../../domain/people/roles.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { newOrder, orderOnce } from '../api/case-people.ts';
import { fillBlanks } from './fill-blanks.ts';
import { holderOf, type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const words = {
  zh: { open: '立案', type: '其他问题', department: '销售部', none: '没有案件', late: '迟报' },
  en: {
    open: 'Open a case',
    type: 'Other problem',
    department: 'Sales',
    none: 'No case here',
    late: 'late, it was due',
  },
} as const;
const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const today = new Date().toISOString().slice(0, 10);
const typed = { text: '核对图纸', date: soon, dateTime: `${soon}T10:00` };

async function readCase(caseId: string) {
  return caseSchema.parse((await stack.admin.get(`/v1/cases/${caseId}`)).body);
}

/** A choice of the list that is open, by its whole name. */
function option(page: Page, name: string) {
  return page.locator('[data-combobox-option]').getByText(name, { exact: true });
}

/** The form of what a case waits for, filled in as a person would and sent. */
async function act(page: Page, taskId: string): Promise<void> {
  await page.locator(`[data-part=waits-for] [data-act="${taskId}"]`).click();
  const form = page.locator('form[data-command]');
  await form.waitFor();
  const analysedOn = form.locator('[name=analysedOn]');
  if ((await analysedOn.count()) > 0) await analysedOn.fill(today);
  await fillBlanks(form, typed);
  for (const field of await form.locator('.mantine-TagsInput-inputField').all()) {
    const asked = field.locator('xpath=ancestor::*[.//label][1]').getByText('*', { exact: true });
    if ((await asked.count()) === 0) continue;
    await field.fill('王敏');
    await field.press('Enter');
  }
  // A list that is still open closes when the focus leaves it.
  await form.locator('[data-submit]').focus();
  await form.locator('[data-submit]').click();
  await form.waitFor({ state: 'detached', timeout: 30_000 }).catch(async (error: unknown) => {
    throw new Error(`${taskId}: ${await form.innerText()}`, { cause: error });
  });
}

/** The role whose holder is asked. */
async function askedRole(roles: readonly Role[], assignedTo: string | undefined): Promise<Role> {
  for (const role of assignedTo === undefined ? [] : roleCodes) {
    if ((await holderOf(stack, role)) === assignedTo) return role;
  }
  const [role] = roles;
  if (role === undefined) throw new Error('nobody is asked');
  return role;
}

describe('cases', () => {
  it.each(languages)('say in kind words that there is none, in %s', async (language) => {
    const page = await stack.open('LEGAL_COUNSEL', '/cases', { language });
    await page.getByText(words[language].none).waitFor();
  });

  it.each(languages)(
    'are opened from the list and done to their end by clicks alone, in %s',
    async (language) => {
      const order = await newOrder(stack);
      const page = await stack.open('SALES_MANAGER', '/cases', { language });
      await page.getByRole('button', { name: words[language].open }).first().click();
      const form = page.locator('form[data-form=new-case]');
      await form.waitFor();
      await form.locator('[data-submit=openCase]').click();
      expect(await form.locator('[aria-invalid=true]').count()).toBeGreaterThan(0);
      await form.getByRole('combobox').nth(0).click();
      await option(page, words[language].type).click();
      await form.getByRole('combobox').nth(1).click();
      await option(page, words[language].department).click();
      await form.locator('[name=description]').fill('规格与图纸不符');
      const orders = form.locator('[data-field=orders]');
      await orders.click();
      await orders.fill(order.orderNumber);
      await page.locator('[data-combobox-option]', { hasText: order.orderNumber }).click();
      await shot(page, `case-new-${language}`);
      await form.locator('[data-submit=openCase]').click();
      await page.waitForURL(/\/cases\/case_/);
      const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await orderOnce(stack.admin, order.orderId, ({ cases = [] }) => cases.length > 0);
      // What the order answered stands in the case, too, before anybody looks at it.
      await expect.poll(async () => (await readCase(caseId)).version).toBeGreaterThan(1);
      const windows = new Map<Role, Page>([['SALES_MANAGER', page]]);
      for (let acts = 0; acts < 12; acts += 1) {
        const found = await readCase(caseId);
        const [task] = found.tasks;
        if (task === undefined) break;
        const role = await askedRole(task.roles, task.assignedTo);
        const window = windows.get(role) ?? (await stack.open(role, `/cases/${caseId}`, { language }));
        windows.set(role, window);
        await window.bringToFront();
        await window.goto(`${stack.url}/cases/${caseId}`);
        await act(window, task.taskId);
      }
      expect((await readCase(caseId)).step).toBe('CLOSED');
      await page.goto(`${stack.url}/cases/${caseId}`);
      await page.locator('[data-part=lessons]').waitFor();
      await shot(page, `case-closed-${language}`);
      await page.goto(`${stack.url}/orders/${order.orderId}?tab=otherwise`);
      await page.locator(`[data-part=cases] [data-case="${caseId}"]`).waitFor();
    },
    300_000,
  );

  it.each(languages)(
    'tell when the problem was found, and that it was reported late, in %s [EXC-03]',
    async (language) => {
      const head = await stack.as('QUALITY_MANAGER');
      const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString();
      const answer = await head.post('/v1/cases', {
        kind: 'VIOLATION',
        type: 'PROCEDURE',
        department: 'QUALITY',
        description: '漏检',
        orders: [],
        person: '张三',
        rule: '检验规程第五条',
        severity: 'MINOR',
        foundAt: monthAgo,
      });
      const { caseId } = caseSchema.parse(answer.body);
      const page = await stack.open('QUALITY_MANAGER', `/cases/${caseId}`, { language });
      await page.locator('[data-discovery=late]').getByText(words[language].late).waitFor();
      await page.goto(`${stack.url}/cases?shown=open`);
      await page.locator(`[data-case="${caseId}"] [data-reported-late]`).waitFor();
      await shot(page, `case-reported-late-${language}`);
    },
  );

  it.each(languages)('show what is mine of them above my tasks, in %s', async (language) => {
    const order = await newOrder(stack);
    const head = await stack.as('SALES_MANAGER');
    const answer = await head.post('/v1/cases', {
      kind: 'EXCEPTION',
      type: 'PROBLEM',
      department: 'PRODUCTION',
      description: '设备故障',
      orders: [{ orderId: order.orderId }],
    });
    expect(answer.status).toBe(201);
    const page = await stack.open('PRODUCTION_MANAGER', '/', { language });
    await page.locator('[data-case-tasks] a').first().click();
    await page.waitForURL(/\/cases\/case_/);
    await page.locator('[data-act^="recordAnalysis"]').waitFor();
  });

  it('stand in line with their heading on a page that was opened on its own', async () => {
    const page = await stack.open('PRODUCTION_MANAGER', '/cases', { language: 'zh' });
    const first = page.locator('[data-cases] > li').first();
    await first.waitFor();
    const heading = await page.locator('h1').boundingBox();
    expect((await first.boundingBox())?.x).toBe(heading?.x);
  });
});
