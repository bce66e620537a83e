import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { orderAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: { empty: '都做完了', done: '已完成' },
  en: { empty: 'All done', done: 'Done' },
} as const;

async function received(given: Record<string, unknown> = {}) {
  const sales = await stack.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody(given)));
}

describe('my work', () => {
  it.each(languages)('says in kind words that nothing is to be done, in %s', async (language) => {
    const page = await stack.open('INSPECTOR', '/', { language });
    await page.getByText(told[language].empty).waitFor();
    await shot(page, `work-empty-${language}`);
  });

  it.each(languages)(
    'does a task where it is listed, takes it off and goes on to the next, in %s',
    async (language) => {
      const orders = [await received(), await received(), await received()];
      const page = await stack.open('SALESPERSON', '/?command=passInitialReview', { language });
      const rows = page.locator('[role=row]');
      const first = rows.first();
      await first.waitFor();
      await shot(page, `work-${language}`);
      const number = await first.getAttribute('data-order');
      const title = await first.getAttribute('data-task');
      await first.focus();
      // Keys that follow each other faster than the focus moves.
      await Promise.all(['j', 'j', 'k', 'k'].map((key) => page.keyboard.press(key)));
      await page.keyboard.press('Enter');
      await page.locator('form[data-command]').waitFor();
      await shot(page, `work-act-${language}`);
      await page.locator('[data-submit]').click();
      await page.getByText(told[language].done).first().waitFor();
      await page.locator(`[data-order="${number}"][data-task="${title}"]`).waitFor({ state: 'detached' });
      await page.locator('[role=row]:focus').waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      expect(orders).toHaveLength(3);
    },
    120_000,
  );

  it('shows a new order without a reload', async () => {
    const page = await stack.open('SALESPERSON', '/?q=LIVE-1', { language: 'en' });
    await page.locator('[data-state=empty]').waitFor();
    const order = await received({ externalNumber: 'LIVE-1' });
    await page.locator(`[data-order="${order.orderNumber}"]`).first().waitFor();
  });

  it('lets a key act on the row that one is on, whatever came in above it meanwhile', async () => {
    for (const externalNumber of ['ABOVE-1', 'ABOVE-2']) await received({ externalNumber });
    const page = await stack.open('SALESPERSON', '/?q=ABOVE&command=passInitialReview', { language: 'en' });
    const rows = page.locator('[role=row]');
    await expect.poll(() => rows.count()).toBe(2);
    await page.locator('[data-connection=LIVE]').waitFor();
    await rows.nth(1).focus();
    const number = await rows.nth(1).getAttribute('data-order');
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    for (const externalNumber of ['ABOVE-3', 'ABOVE-4', 'ABOVE-5', 'ABOVE-6'])
      await received({ externalNumber, occurredAt });
    await expect.poll(() => rows.count()).toBe(6);
    await page.keyboard.press('x');
    const chosen = page.locator('[role=row][aria-selected=true]');
    await chosen.waitFor();
    expect(await chosen.getAttribute('data-order')).toBe(number);
  });

  it('keeps its filters in the address, and serves a phone in the dark', async () => {
    await orderAt(stack, 'recordInspection');
    const page = await stack.open('QUALITY_MANAGER', '/', { screen: 'phone', colours: 'dark' });
    await page.locator('[role=row]').first().waitFor();
    await shot(page, 'work-phone');
    await page.goto('/?section=waiting&stage=IN_QC');
    await page.locator('[data-section=waiting][aria-selected=true]').waitFor();
  });
});
