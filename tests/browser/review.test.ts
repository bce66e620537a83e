import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderSchema } from '../../api/views/order-schema.ts';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

/** An order that people review, for its free text says what no rule judges. */
async function underReview(given: Record<string, unknown> = {}) {
  const sales = await stack.as('SALESPERSON');
  const { orderId } = orderIn(
    await sales.post('/v1/orders', orderBody({ remarks: '请随货附合格证', ...given })),
  );
  return orderIn(await sales.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} }));
}

async function read(orderId: string) {
  return orderSchema.parse((await stack.admin.get(`/v1/orders/${orderId}`)).body);
}

describe('a review on the page', { timeout: 120_000 }, () => {
  it.each(languages)(
    'has its items passed unless one says otherwise, in %s [REVIEW-02]',
    async (language) => {
      const { orderId } = await underReview();
      const page = await stack.open('ACCOUNTANT', `/orders/${orderId}`, { language });
      await page.locator('[data-part=waits-for] [data-act*="recordReview/FINANCE"]').click();
      const form = page.locator('form[data-command=recordReview]');
      await form.locator('[data-item=PRICE][data-result=PASS]').waitFor();
      await form.locator('[data-item=CREDIT] label').nth(1).click();
      await form.locator('[name$=".comment"]').first().fill('上月货款未付');
      await shot(page, `review-form-${language}`);
      expect(await form.locator('input[name=result][value=FAIL]').isChecked()).toBe(true);
      await form.locator('[data-submit=recordReview]').click();
      await form.waitFor({ state: 'detached' });
      const review = (await read(orderId)).reviews.find(({ department }) => department === 'FINANCE');
      expect(review?.result).toBe('FAIL');
      expect(review?.items?.find(({ item }) => item === 'CREDIT')).toMatchObject({
        result: 'FAIL',
        comment: '上月货款未付',
      });
      expect(review?.items?.find(({ item }) => item === 'PRICE')?.result).toBe('PASS');
      await page.goto(`${stack.url}/orders/${orderId}?tab=review`);
      await page.locator('[data-review=FINANCE] [data-item=CREDIT][data-result=FAIL]').waitFor();
      await shot(page, `review-tab-${language}`);
    },
  );

  it.each(languages)('asks sales and shows the answer, in %s [REVIEW-11]', async (language) => {
    const { orderId } = await underReview();
    const buyer = await stack.as('BUYER');
    const question = { department: 'PROCUREMENT', question: '铜排是否由客户提供？' };
    orderIn(await buyer.post(`/v1/orders/${orderId}/commands/ask-sales`, { input: question }));
    const page = await stack.open('SALESPERSON', `/orders/${orderId}?tab=review`, { language });
    await page.locator('[data-question=Q1] [data-open]').waitFor();
    await shot(page, `review-question-${language}`);
    const sales = await stack.as('SALESPERSON');
    const answer = { questionId: 'Q1', answer: '不提供' };
    orderIn(await sales.post(`/v1/orders/${orderId}/commands/answer-question`, { input: answer }));
    // It is live: nobody reloads the page.
    await page.locator('[data-question=Q1] [data-answer]').getByText('不提供').waitFor();
  });

  it('says by how much credit falls short, above all else [REVIEW-08]', async () => {
    const lines = [
      { productCode: 'XL-21', quantity: '9000', unitPrice: { amount: '4800.00', currency: 'CNY' } },
    ];
    const { orderId } = await underReview({ lines });
    const { creditShortfall } = await read(orderId);
    expect(creditShortfall).toBeDefined();
    const page = await stack.open('FINANCE_MANAGER', `/orders/${orderId}`, { language: 'en' });
    await page.locator(`[data-credit-shortfall="${creditShortfall?.amount}"]`).waitFor();
    await shot(page, 'credit-short');
  });

  it.each(languages)('shows who was told of the order, in %s [INTAKE-21]', async (language) => {
    const { orderId } = await underReview();
    const page = await stack.open('SALES_MANAGER', `/orders/${orderId}?tab=messages`, { language });
    await page.locator('[data-message-state]').first().waitFor();
    await shot(page, `messages-${language}`);
  });
});
