import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  await received({ customer: { customerId: 'CUS-001' } });
  await received({ customer: { customerId: 'CUS-002' } });
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: { stage: '已接收', left: /剩/, clear: '清除筛选', filter: '去掉筛选条件：客户: CUS-002', off: '休息' },
  en: {
    stage: 'Received',
    left: /left/,
    clear: 'Clear the filters',
    filter: 'Remove the filter Customer: CUS-002',
    off: 'day off',
  },
} as const;

async function received(given: Record<string, unknown> = {}) {
  const sales = await stack.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody({ deliveryDate: '2028-03-01', ...given })));
}

describe('the board', () => {
  it.each(languages)(
    'shows orders by stage with counts and remaining time in words, in %s',
    async (language) => {
      const page = await stack.open('SALES_MANAGER', '/board', { language });
      const column = page.locator('[data-stage=RECEIVED]');
      await column.getByRole('heading', { name: told[language].stage }).waitFor();
      const cards = await column.locator('[data-order^=ord_]').count();
      expect(await column.locator('[data-count]').textContent()).toBe(String(cards));
      const card = column.locator('[data-order^=ord_]').first();
      expect(await card.textContent()).toMatch(told[language].left);
      expect(await card.getAttribute('data-standing')).toBe('ON_TIME');
      await shot(page, `board-${language}`);
    },
  );

  it.each(languages)(
    'is narrowed by filters that live in the address and are taken off one by one, in %s',
    async (language) => {
      const page = await stack.open('SALES_MANAGER', '/board?customerId=CUS-002', { language });
      const cards = page.locator('[data-board] [data-order^=ord_]');
      await cards.first().waitFor();
      expect(await cards.count()).toBe(1);
      await page.getByRole('button', { name: told[language].filter }).click();
      await cards.nth(1).waitFor();
      expect(new URL(page.url()).search).toBe('');
    },
  );

  it('shows a new order without a reload [SYS-05]', async () => {
    const page = await stack.open('SALES_MANAGER', '/board?q=BOARD-LIVE', { language: 'en' });
    await page.locator('[data-state=empty]').waitFor();
    await page.locator('[data-connection=LIVE]').waitFor();
    await received({ externalNumber: 'BOARD-LIVE' });
    await page.locator('[data-board] [data-order^=ord_]').waitFor();
  });

  it.each(languages)('shows one stage at a time on a phone, in %s', async (language) => {
    const page = await stack.open('SALES_MANAGER', '/board', { language, screen: 'phone' });
    await page.locator('[data-stage=RECEIVED]').waitFor();
    expect(await page.locator('[data-stage]').count()).toBe(1);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await shot(page, `board-phone-${language}`);
  });

  it.each(languages)(
    'shows the same orders as a calendar by delivery date, days off shaded, in %s',
    async (language) => {
      const path = '/board?view=calendar&days=delivery&month=2028-03';
      const page = await stack.open('SALES_MANAGER', path, { language });
      const day = page.locator('[data-day="2028-03-01"]');
      await day.locator('a').first().waitFor();
      const saturday = page.locator('[data-day="2028-03-04"][data-off]');
      await saturday.waitFor();
      expect(await saturday.textContent()).toContain(told[language].off);
      expect(await page.locator('[data-day="2028-03-03"][data-off]').count()).toBe(0);
      await shot(page, `calendar-${language}`);
    },
  );
});
