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
  orders = await ordersAt(stack, 'recordInspection', 4);
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

async function opened(order: OrderView, language: Language) {
  const page = await stack.open('INSPECTOR', `/?q=${order.orderNumber}`, { language });
  const open = async () => {
    await page.locator(`[data-order="${order.orderNumber}"]`).click();
    await page.locator('[name=standardVersion]').waitFor();
  };
  await open();
  return { page, open };
}

async function inspectionsOf({ orderId }: OrderView): Promise<number> {
  const timeline = await stack.admin.get(`/v1/orders/${orderId}/timeline?limit=200`);
  const items: { command: string }[] = Object(timeline.body)['items'];
  return items.filter(({ command }) => command === 'recordInspection').length;
}

function taken(): OrderView {
  const order = orders.shift();
  if (order === undefined) throw new Error('one more order is wanted');
  return order;
}

describe('what was typed', () => {
  it.each(languages)(
    'is kept when the act is refused, when the connection is lost, and over a reload, in %s',
    async (language) => {
      const order = taken();
      const { page, open } = await opened(order, language);
      const version = page.locator('[name=standardVersion]');
      const submit = page.locator('[data-submit=recordInspection]');
      await version.fill('QS-KEPT');
      await page.locator('[name="passed.1"]').fill('3');
      await submit.click();
      await page.locator('[data-refused]').waitFor();
      expect(await version.inputValue()).toBe('QS-KEPT');
      await shot(page, `refused-${language}`);

      await page.locator('[name="passed.1"]').fill('4');
      await page.context().setOffline(true);
      await submit.click();
      await page.locator('[data-refused=offline]').waitFor();
      expect(await version.inputValue()).toBe('QS-KEPT');
      await page.context().setOffline(false);
      await page.reload();
      await open();
      await page.locator('[data-draft=restored]').waitFor();
      expect(await version.inputValue()).toBe('QS-KEPT');
      await shot(page, `draft-${language}`);

      // The answer is lost on its way: the second click takes effect once.
      let lost = 0;
      await page.route('**/commands/record-inspection', async (route) => {
        lost += 1;
        if (lost > 1) return route.fallback();
        await route.fetch();
        return route.abort('connectionreset');
      });
      await submit.click();
      await page.locator('[data-refused=offline]').waitFor();
      await submit.click();
      await page.locator(`[data-order="${order.orderNumber}"]`).waitFor({ state: 'detached' });
      expect(await inspectionsOf(order)).toBe(1);
    },
    120_000,
  );

  it.each(languages)(
    'can be given on the latest version, after what changed meanwhile was told, in %s',
    async (language) => {
      const order = taken();
      const { page } = await opened(order, language);
      await page.locator('[name=standardVersion]').fill('QS-2026-03');
      const manager = await stack.as('GENERAL_MANAGER');
      const instruction = { input: { text: '优先处理' } };
      orderIn(await manager.post(`/v1/orders/${order.orderId}/commands/record-instruction`, instruction));
      await page.locator('[data-submit=recordInspection]').click();
      const changes = page.locator('[data-refused=version-moved] [data-changes] li');
      await changes.first().waitFor();
      await shot(page, `stale-${language}`);
      expect(await changes.first().innerText()).toMatch({ zh: /批示/, en: /instruction/i }[language]);
      await page.locator('[data-refused=version-moved] button').click();
      await page.locator(`[data-order="${order.orderNumber}"]`).waitFor({ state: 'detached' });
      expect(await inspectionsOf(order)).toBe(1);
    },
    120_000,
  );
});
