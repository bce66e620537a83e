import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { orderIn } from '../api/api-stack.ts';
import { ordersAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orders: OrderView[];
beforeAll(async () => {
  stack = await startPageStack();
  orders = await ordersAt(stack, 'recordInspection', 6);
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

const inspect = (order: OrderView) => ({
  input: { passed: order.lots[0]?.lines, failed: [], standardVersion: 'QS-2026-03' },
  lotId: 'L1',
});

describe('one act on many tasks', () => {
  it.each(languages)(
    'previews each, does what can be done once, and keeps what was refused with its reason, in %s',
    async (language) => {
      const [first, second, third] = orders.splice(0, 3);
      if (!first || !second || !third) throw new Error('three orders are wanted');
      const page = await stack.open('INSPECTOR', '/', { language });
      const row = (order: OrderView) => page.locator(`[data-order="${order.orderNumber}"]`);
      await row(first).focus();
      await page.keyboard.press('x');
      await row(second).getByRole('checkbox').check();
      await row(third).getByRole('checkbox').check();
      await shot(page, `bulk-chosen-${language}`);
      await page.locator('[data-bulk]').click();
      await page.locator('[name=standardVersion]').fill('QS-2026-03');
      await shot(page, `bulk-form-${language}`);
      // A colleague is faster with the third, after the dialog read it.
      orderIn(
        await (await stack.as('QUALITY_MANAGER')).post(
          `/v1/orders/${third.orderId}/commands/record-inspection`,
          inspect(third),
        ),
      );
      await page.locator('[data-bulk-preview]').click();
      await page.locator('[data-outcome=would-be]').nth(1).waitFor();
      expect(await page.locator('[data-outcome=refused]').count()).toBe(1);
      await shot(page, `bulk-preview-${language}`);

      // The answer is lost on its way; the second click must not do it twice.
      let lost = 0;
      await page.route('**/v1/commands', async (route) => {
        if (lost > 0) return route.fallback();
        lost += 1;
        await route.fetch();
        return route.abort('connectionreset');
      });
      await page.locator('[data-bulk-apply]').click();
      await page.locator('[data-refused=offline]').waitFor();
      await page.locator('[data-bulk-apply]').click();
      await page.locator('[data-outcome=done]').nth(1).waitFor();
      await shot(page, `bulk-results-${language}`);
      for (const { orderId } of [first, second]) {
        const timeline = await stack.admin.get(`/v1/orders/${orderId}/timeline?limit=200`);
        const items: { command: string }[] = Object(timeline.body)['items'];
        expect(items.filter(({ command }) => command === 'recordInspection')).toHaveLength(1);
      }
      await page.locator('[data-bulk-step=results] button').click();
      await row(first).waitFor({ state: 'detached' });
    },
    120_000,
  );
});
