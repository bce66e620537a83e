import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orderId = '';
beforeAll(async () => {
  stack = await startPageStack();
  const sales = await stack.as('SALESPERSON');
  orderId = orderIn(await sales.post('/v1/orders', orderBody())).orderId;
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
/** A date as the company's zone has it, eight hours ahead. */
const day = (inDays: number) =>
  new Date(Date.now() + inDays * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

async function journalOf(): Promise<number> {
  const [row] = await stack.stack.database.sql<{ entries: number }[]>`
    select count(*)::int as entries from dueline.journal where order_id = ${orderId}`;
  return row?.entries ?? -1;
}

describe('what if', () => {
  it.each(languages)(
    'shows before and after of an order if days off are declared, and changes nothing, in %s',
    async (language) => {
      const before = await journalOf();
      const page = await stack.open('SALES_MANAGER', `/what-if?orderId=${orderId}`, { language });
      await page.locator('form[data-form=what-if] select').first().selectOption('HOLIDAY');
      await page.locator('form[data-form=what-if] [type=submit]').click();
      expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
      await page.locator('[name="suppositions[0].from"]').fill(day(1));
      await page.locator('[name="suppositions[0].until"]').fill(day(14));
      await page.locator('form[data-form=what-if] [type=submit]').click();
      await page.locator(`[data-what-if="${orderId}"] [data-clock=initialReview]`).waitFor();
      const moved = page.locator('[data-figure=clocksMoved]');
      expect(Number(/\d+/.exec(await moved.innerText())?.[0])).toBeGreaterThan(0);
      await shot(page, `what-if-${language}`);
      expect(await journalOf()).toBe(before);
    },
    120_000,
  );

  it('tells at the field what is wrong with a question', async () => {
    const page = await stack.open('SALES_MANAGER', `/what-if?orderId=${orderId}`, { language: 'en' });
    await page.locator('form[data-form=what-if] select').first().selectOption('DEPARTMENT_AWAY');
    await page.locator('[name="suppositions[0].from"]').fill(day(5));
    await page.locator('[name="suppositions[0].until"]').fill(day(1));
    await page.locator('form[data-form=what-if] input[aria-haspopup=listbox]').click();
    await page.locator('[data-combobox-option]').getByText('Planning', { exact: true }).click();
    await page.locator('form[data-form=what-if] [type=submit]').click();
    await page.locator('[data-state=failed]').waitFor();
    expect(await page.locator('[data-answer]').count()).toBe(0);
  });
});
