import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

/** An order as a salesperson enters it. */
async function received(given: Record<string, unknown> = {}): Promise<OrderView> {
  const sales = await stack.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody(given)));
}

describe('the order page', () => {
  it.each(languages)('tells where the order is, what it waits for and who is asked, in %s', async (language) => {
    const order = await received();
    const page = await stack.open('SALESPERSON', `/orders/${order.orderId}`, { language });
    await page.getByRole('heading', { level: 1, name: order.orderNumber }).waitFor();
    await page.locator('[data-part=waits-for] [data-waits-for]').first().waitFor();
    await page.locator('[data-story] [data-entry]').first().waitFor();
    await shot(page, `order-${language}`);
    expect(await page.locator('[aria-current=step]').count()).toBe(1);
  });
});
