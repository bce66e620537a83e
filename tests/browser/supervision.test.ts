import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSchema } from '../../api/views/case-schema.ts';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { hindrances } from './accessibility.ts';
import { fillBlanks } from './fill-blanks.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orderId = '';
let orderNumber = '';

beforeAll(async () => {
  stack = await startPageStack();
  const order = orderIn(await (await stack.as('SALESPERSON')).post('/v1/orders', orderBody()));
  orderId = order.orderId;
  orderNumber = order.orderNumber;
  const correction = { correction: { remarks: '木箱包装' }, reason: '漏录包装要求' };
  const supervisor = await stack.as('SALES_SUPERVISOR');
  const answer = await supervisor.post(`/v1/orders/${orderId}/commands/correct-entry`, { input: correction });
  orderIn(answer);
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: { menu: '执行监督', none: '没有发现偏离规定', notForYou: '供质量部' },
  en: { menu: 'Supervision', none: 'Nothing was done otherwise', notForYou: 'for quality' },
} as const;

describe('the page of supervision', () => {
  it.each(languages)(
    'is in the menu of who supervises, and leads from what was found to the order by one click, in %s [OVERDUE-11]',
    async (language) => {
      const page = await stack.open('AUDITOR', '/', { language });
      await page.getByRole('link', { name: told[language].menu }).click();
      const found = page.locator('[data-department=SALES] [data-kind=ENTRY_CORRECTED]');
      await found.waitFor();
      expect(await found.locator('td').first().textContent()).toBe('1');
      expect(await hindrances(page)).toEqual([]);
      await shot(page, `supervision-${language}`);
      await found.getByRole('link', { name: orderNumber }).click();
      await page.waitForURL(`${stack.url}/orders/${orderId}`);
    },
  );

  it.each(languages)(
    'opens a violation case that is filled in with what was found, in %s [OVERDUE-11]',
    async (language) => {
      const page = await stack.open('GENERAL_MANAGER', '/supervision', { language });
      const example = page.locator(`[data-kind=ENTRY_CORRECTED] [data-example="${orderId}"]`);
      await example.getByRole('button').click();
      const form = page.locator('form[data-form=new-case]');
      await form.waitFor();
      expect(await form.locator('[name=description]').inputValue()).toContain(orderNumber);
      await form.getByRole('button', { name: new RegExp(orderNumber) }).waitFor();
      await form.locator('[name=rule]').fill('录入须复核');
      await fillBlanks(form, { text: 'li', date: '2026-01-05', dateTime: '2026-01-05T10:00' });
      await shot(page, `supervision-case-${language}`);
      await form.locator('[data-submit=openCase]').click();
      await page.waitForURL(/\/cases\/case_/);
      const path = new URL(page.url()).pathname;
      const opened = caseSchema.parse((await stack.admin.get(`/v1${path}`)).body);
      expect(opened).toMatchObject({ kind: 'VIOLATION', type: 'PROCEDURE', department: 'SALES' });
      expect(opened.orders.map((each) => each.orderId)).toEqual([orderId]);
    },
  );

  it.each(languages)('says of a month in which nothing was found that it is so, in %s', async (language) => {
    const page = await stack.open('QUALITY_MANAGER', '/supervision?month=2024-02', { language });
    await page.getByText(told[language].none).waitFor();
  });

  it.each(languages)('is in no other menu, and tells others whom it is for, in %s', async (language) => {
    const page = await stack.open('SALES_MANAGER', '/supervision', { language });
    await page.getByText(told[language].notForYou).waitFor();
    expect(await page.getByRole('link', { name: told[language].menu }).count()).toBe(0);
  });
});
