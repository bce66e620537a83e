import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyNotice, tell } from '../exams/every-notice.ts';
import { hindrances } from './accessibility.ts';
import { orderAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let told = 0;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

describe('notices', () => {
  it('say in kind words that there are none', async () => {
    const page = await stack.open('GENERAL_MANAGER', '/notices', { language: 'en' });
    await page.locator('[data-state=empty]').waitFor();
  });

  it.each(languages)(
    'are marked until they were seen, and lead to the very act in one click, in %s [U6]',
    async (language) => {
      const order = await orderAt(stack, 'recordInspection');
      const opening = { kind: 'EXCEPTION', type: 'PROBLEM', department: 'QUALITY', description: '设备故障' };
      const sales = await stack.as('SALES_MANAGER');
      const opened = await sales.post('/v1/cases', { ...opening, orders: [{ orderId: order.orderId }] });
      const caseId = String(Object(opened.body)['caseId']);
      const notices = await everyNotice(stack.stack, order.orderId, caseId);
      for (const each of notices.filter(({ reader }) => reader === 'INSPECTOR')) {
        told += 1;
        await tell(stack.stack, each, `test/${told}`);
      }
      const page = await stack.open('INSPECTOR', '/notices', { language });
      await page.locator('[data-notice=URGE][data-fresh=true]').waitFor();
      await shot(page, `notices-${language}`);
      expect(await hindrances(page)).toEqual([]);
      const person = await stack.as('INSPECTOR');
      await expect.poll(async () => Object((await person.get('/v1/session')).body)['unseenNotices']).toBe(0);
      await page.locator('[data-notice=URGE]').first().click();
      await page.locator('form[data-command=recordInspection]').waitFor();
      await page.goto('/notices');
      await page.locator('[data-notice=URGE][data-fresh=false]').first().waitFor();
      // Left open it would mark as seen what the next one is told.
      await page.close();
    },
    120_000,
  );
});
