import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const threeWeeksMs = 21 * 86_400_000;

it.each(languages)(
  'an order of which nobody has said anything for long stands above the tasks of who follows it, in %s [TRACK-01]',
  async (language) => {
    const sales = await stack.as('SALESPERSON');
    const { orderId } = orderIn(await sales.post('/v1/orders', orderBody()));
    stack.clock.shiftMs = 0;
    const early = await stack.open('SALESPERSON', '/', { language });
    await early.locator('[data-section=mine]').waitFor();
    expect(await early.locator(`[data-silent] a[href="/orders/${orderId}"]`).count()).toBe(0);
    stack.clock.shiftMs = threeWeeksMs;
    try {
      const late = await stack.open('SALESPERSON', '/', { language });
      await late.locator(`[data-silent] a[href="/orders/${orderId}"]`).waitFor();
    } finally {
      stack.clock.shiftMs = 0;
    }
  },
);
