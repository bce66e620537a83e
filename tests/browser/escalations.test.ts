import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { holderOf, type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shortenDeadlines } from './short-deadlines.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  await shortenDeadlines(stack);
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: { more: /可做的操作/, person: '人员', none: '没有需要处理的预警或升级' },
  en: { more: /What can be done/, person: 'Person', none: 'Nothing is escalated' },
} as const;

/** Orders whose first review is late, in the order of their making. */
async function late(count: number): Promise<string[]> {
  const sales = await stack.as('SALESPERSON');
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) made.push(orderIn(await sales.post('/v1/orders', orderBody())).orderId);
  for (const orderId of made) {
    await expect
      .poll(async () => (await escalationsOf(orderId)).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
  }
  return made;
}

interface Told {
  clockId: string;
  acknowledgedAt?: string;
  waivedAt?: string;
}

async function escalationsOf(orderId: string): Promise<Told[]> {
  const answer = await stack.admin.get(`/v1/escalations?orderId=${orderId}`);
  const { items } = Object(answer.body) as { items: Told[] };
  return items.filter(({ clockId }) => clockId.startsWith('initialReview'));
}

const rowOf = (orderId: string) => `[data-escalation^="${orderId} initialReview"]`;

describe('escalations', () => {
  it.each(languages)('say in kind words that nothing is escalated, in %s', async (language) => {
    const page = await stack.open('INSPECTOR', '/escalations?department=LEGAL&level=LEADERSHIP', {
      language,
    });
    await page.locator('[data-state=empty]').waitFor();
    const open = await stack.open('LEGAL_COUNSEL', '/escalations', { language });
    await open.getByText(told[language].none).waitFor();
  });

  it.each(languages)('are acknowledged one by one, and leave the list, in %s', async (language) => {
    const [orderId = ''] = await late(1);
    const page = await stack.open('SALES_MANAGER', '/escalations', { language });
    const row = page.locator(rowOf(orderId));
    await row.waitFor();
    await shot(page, `escalations-${language}`);
    await row.locator('[data-act=acknowledgeEscalation]').click();
    await page.locator('[data-submit=acknowledgeEscalation]').click();
    await row.waitFor({ state: 'detached' });
    expect((await escalationsOf(orderId)).every(({ acknowledgedAt }) => acknowledgedAt !== undefined)).toBe(
      true,
    );
  });

  it.each(languages)(
    'are waived with a reason that must be given, in %s',
    async (language) => {
      const [orderId = ''] = await late(1);
      const page = await stack.open('GENERAL_MANAGER', '/escalations', { language });
      const row = page.locator(rowOf(orderId));
      await row.getByRole('button', { name: told[language].more }).click();
      await page.locator('[role=menuitem][data-act=waiveEscalation]').click();
      const form = page.locator('form[data-command=waiveEscalation]');
      await form.waitFor();
      await form.locator('[name=reason]').fill('a storm');
      await page.locator('[data-submit=waiveEscalation]').click();
      await row.waitFor({ state: 'detached' });
      expect((await escalationsOf(orderId)).some(({ waivedAt }) => waivedAt !== undefined)).toBe(true);
    },
    120_000,
  );

  it.each(languages)(
    'are reassigned many at once, with a preview and a result for each, in %s',
    async (language) => {
      const orders = await late(2);
      const substitute = await holderOf(stack, 'SALES_SUPERVISOR');
      const page = await stack.open('SALES_MANAGER', '/escalations', { language });
      for (const orderId of orders) await page.locator(rowOf(orderId)).getByRole('checkbox').click();
      await page.locator('[data-bulk=reassignTask]').click();
      const form = page.locator('[data-bulk-step=form]');
      const person = form.getByRole('combobox', { name: told[language].person, exact: true });
      await person.click();
      await person.fill(substitute);
      await page.getByRole('option', { name: substitute }).click();
      await page.locator('[data-bulk-preview]').click();
      await page.locator('[data-bulk-step=preview] [data-outcome]').nth(1).waitFor();
      await shot(page, `escalations-preview-${language}`);
      await page.locator('[data-bulk-apply]').click();
      await page.locator('[data-bulk-step=results] [data-outcome=done]').nth(1).waitFor();
      for (const orderId of orders) {
        const answer = await stack.admin.get(`/v1/clocks?orderId=${orderId}&kind=initialReview`);
        expect(Object(answer.body).items[0].assignedTo).toBe(substitute);
      }
    },
    120_000,
  );
});
