import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { hindrances } from './accessibility.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orderId = '';
beforeAll(async () => {
  stack = await startPageStack();
  const sales = await stack.as('SALESPERSON');
  const order = orderIn(await sales.post('/v1/orders', orderBody()));
  orderId = order.orderId;
  orderIn(await sales.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} }));
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: { onTime: /按时完成/, notForYou: '供部门负责人' },
  en: { onTime: /On time/, notForYou: 'for heads of departments' },
} as const;

describe('the figures of time', () => {
  it.each(languages)('lead from a figure to the deadlines behind it, in %s [SLA-15]', async (language) => {
    const page = await stack.open('SALES_MANAGER', '/time', { language });
    const row = page.locator('[data-department=SALES]');
    const figure = row.locator('[data-figure=onTime]');
    await figure.waitFor();
    expect(await figure.textContent()).toBe('1');
    expect(await figure.getAttribute('aria-label')).toMatch(told[language].onTime);
    await figure.click();
    const clocks = page.locator('[data-clocks=onTime] [data-clock]');
    await clocks.first().waitFor();
    expect(await clocks.count()).toBe(1);
    expect(await clocks.first().getByRole('link').getAttribute('href')).toBe(`/orders/${orderId}`);
    await shot(page, `time-${language}`);
    const open = row.locator('[data-figure=open]');
    if ((await open.count()) > 0) {
      const told = Number(await open.textContent());
      await open.click();
      await expect.poll(() => page.locator('[data-clocks=open] [data-clock]').count()).toBe(told);
    }
  });

  it.each(languages)(
    'show a head the own department alone, leadership all, in %s [SLA-15]',
    async (language) => {
      const head = await stack.open('SALES_MANAGER', '/time', { language });
      await head.locator('[data-department=SALES]').waitFor();
      expect(await head.locator('[data-department]').count()).toBe(1);
      const leader = await stack.open('GENERAL_MANAGER', '/time', { language });
      await leader.locator('[data-department]').nth(1).waitFor();
    },
  );

  it.each(languages)('tell others kindly that they are not for them, in %s', async (language) => {
    const page = await stack.open('SALESPERSON', '/time', { language });
    await page.getByText(told[language].notForYou).waitFor();
  });

  it.each(languages)(
    'show everybody the own performance of the period, and a head that of the department, in %s [OVERDUE-12]',
    async (language) => {
      const own = await stack.open('SALESPERSON', '/time', { language });
      const rows = own.locator('[data-performance]');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      expect(await rows.locator('td').first().textContent()).toBe('1 / 0');
      expect(await rows.getAttribute('data-performance')).toBe('salesperson');
      const head = await stack.open('SALES_MANAGER', '/time', { language });
      await head.locator('[data-performance=SALES]').waitFor();
      await head.locator('[data-performance=salesperson]').waitFor();
      expect(await hindrances(head)).toEqual([]);
      await shot(head, `performance-${language}`);
    },
  );
});
