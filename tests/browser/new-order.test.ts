import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const price = { zh: '¥24,000.00', en: '¥24,000.00' };

describe('a new order', { timeout: 120_000 }, () => {
  it.each(languages)(
    'is typed as a table by keyboard; the catalogue fills in the rest, in %s',
    async (language) => {
      const page = await stack.open('SALESPERSON', '/orders/new', { language });
      await page.locator('[data-find=customer]').fill('CUS-001');
      await page.getByRole('option', { name: /CUS-001/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('[data-customer=CUS-001]').waitFor();
      const code = page.locator('input[name="lines[0].productCode"]');
      await code.fill('XL-21');
      await page.getByRole('option', { name: /XL-21/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('input[name="lines[0].quantity"]').fill('5');
      expect(await page.locator('input[name="lines[0].unitPrice.amount"]').inputValue()).toBe('4,800.00');
      await page.locator('[data-total]').getByText(price[language]).waitFor();
      await page.keyboard.press('Enter');
      const second = page.locator('input[name="lines[1].productCode"]');
      await second.waitFor();
      await expect.poll(() => second.evaluate((field) => field === document.activeElement)).toBe(true);
      await shot(page, `new-order-${language}`);
      await page.locator('[data-submit=receiveOrder]').click();
      await page.waitForURL(/\/orders\/ord_/);
      await page.locator('[data-gaps]').waitFor();
      expect(await page.locator('[data-gaps] li').count()).toBeGreaterThan(0);
    },
  );

  it('keeps what was typed through a lost connection and a reload, and enters it once', async () => {
    const page = await stack.open('SALESPERSON', '/orders/new');
    await page.locator('input[name="customer.name"]').fill('新客户有限公司');
    await page.locator('input[name="lines[0].productName"]').fill('非标配电柜');
    await page.context().setOffline(true);
    await page.locator('[data-submit=receiveOrder]').click();
    await page.locator('[data-refused=offline]').waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.locator('[data-draft=restored]').waitFor();
    expect(await page.locator('input[name="customer.name"]').inputValue()).toBe('新客户有限公司');
    await page.locator('[data-submit=receiveOrder]').dblclick();
    await page.waitForURL(/\/orders\/ord_/);
    const sales = await stack.as('SALESPERSON');
    const found = await sales.get(`/v1/orders?q=${encodeURIComponent('新客户有限公司')}`);
    expect(Object(found.body)['items']).toHaveLength(1);
  });

  it.each(languages)('tells those who enter no orders whom to ask, in %s', async (language) => {
    const page = await stack.open('WAREHOUSE_KEEPER', '/orders/new', { language });
    await page
      .getByText(language === 'zh' ? '您的岗位不录入订单' : 'Your roles do not enter orders')
      .waitFor();
    expect(await page.locator('form[data-form=new-order]').count()).toBe(0);
  });
});
