import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderSchema } from '../../api/views/order-schema.ts';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';
import { focused, typistAt } from './typist.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
/** A picture of one point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const fax = { name: 'fax-0815.png', mimeType: 'image/png', buffer: png };

async function orderOf(url: string) {
  const orderId = new URL(url).pathname.split('/').at(-1) ?? '';
  return orderSchema.parse((await stack.admin.get(`/v1/orders/${orderId}`)).body);
}

describe('a fax or letter', { timeout: 120_000 }, () => {
  it.each(languages)('waits as a draft and is entered beside its original, in %s', async (language) => {
    const page = await stack.open('SALESPERSON', '/drafts', { language });
    await page.locator('[data-add]').click();
    await page.locator('form[data-form=new-draft] input[type=file]').setInputFiles(fax);
    await page.locator('form[data-form=new-draft] [name=note]').fill('客户下午来电确认');
    await page.locator('[data-submit=draft]').click();
    await page.waitForURL(/\/drafts\/drf_/);
    await page.locator('[data-take]').click();
    await page.locator('[data-taken-by]').waitFor();
    await page.locator('[data-file] img').waitFor();
    const { type, press } = typistAt(page);
    await page.locator('[data-find=customer]').focus();
    await type('CUS-001');
    await press('Enter');
    await expect.poll(() => focused(page)).toBe('lines[0].productCode');
    await type('XL-21');
    await press('Enter');
    await type('3');
    await shot(page, `draft-page-${language}`);
    await press('Control+Enter');
    await page.waitForURL(/\/orders\/ord_/);
    const order = await orderOf(page.url());
    expect(order.details).toMatchObject({ channel: 'FAX', originals: [{ fileName: 'fax-0815.png' }] });
    await page.goto(`${stack.url}/drafts?state=REGISTERED`);
    await page.locator(`[data-draft-state=REGISTERED] a[href="/orders/${order.orderId}"]`).first().waitFor();
    await shot(page, `drafts-${language}`);
  });

  it('is discarded with a reason that stays', async () => {
    const page = await stack.open('SALESPERSON', '/drafts', { language: 'en' });
    await page.locator('[data-add]').click();
    await page.locator('form[data-form=new-draft] input[type=file]').setInputFiles(fax);
    await page.locator('[data-submit=draft]').click();
    await page.waitForURL(/\/drafts\/drf_/);
    await page.locator('[data-discard]').click();
    expect(await page.locator('[data-submit=discard]').isDisabled()).toBe(true);
    await page.locator('textarea[name=reason]').fill('An advertisement');
    await page.locator('[data-submit=discard]').click();
    await page.waitForURL(/\/drafts$/);
    await page.goto(`${stack.url}/drafts?state=DISCARDED`);
    await page.locator('[data-draft-state=DISCARDED]').getByText('An advertisement').waitFor();
  });

  it('is kept with the order that is entered from it at once, also when that is refused first', async () => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language: 'en' });
    await page.getByRole('combobox', { name: /Channel/ }).click();
    await page.getByRole('option', { name: 'Fax' }).click();
    await page.locator('[name="customer.name"]').fill('Jinling Machine Works');
    await page.locator('[name="lines[0].productCode"]').fill('XL-21');
    await page.locator('[name="lines[0].quantity"]').fill('-1');
    await page.locator('form[data-form=new-order] input[type=file]').setInputFiles(fax);
    await page.locator('[data-submit=receiveOrder]').click();
    await page.locator('[data-refused=validation-failed]').waitFor();
    await page.locator('[name="lines[0].quantity"]').fill('1');
    await page.locator('[data-submit=receiveOrder]').click();
    await page.waitForURL(/\/orders\/ord_/);
    const order = await orderOf(page.url());
    expect(order.details.originals).toHaveLength(1);
    const open = await (await stack.as('SALESPERSON')).get('/v1/order-drafts');
    expect(Object(open.body)['items']).toEqual([]);
  });
});

describe('an order entered by its channel and type', { timeout: 120_000 }, () => {
  it('asks a call for what was dictated, a project for its register, and says what it would wait for', async () => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language: 'en' });
    await page.locator('[data-submit=receiveOrder]').waitFor();
    expect(await page.locator('[name="taken.dictated"]').count()).toBe(0);
    await page.getByRole('combobox', { name: /Channel/ }).click();
    await page.getByRole('option', { name: /phone/i }).click();
    await page.locator('[name="taken.dictated"]').fill('Two boxes as in spring');
    await page.getByRole('radio', { name: 'Project order' }).check();
    await page.locator('[name="project.name"]').waitFor();
    await page.locator('[data-lack="project.name"]').click();
    await expect.poll(() => focused(page)).toBe('project.name');
    await page.locator('[name="project.name"]').fill('Substation Jiangning');
    await page.locator('[data-lack="project.name"]').waitFor({ state: 'detached' });
    await shot(page, 'order-by-type');
    await page.locator('[name="lines[0].productCode"]').fill('XL-21');
    await page.locator('[data-submit=receiveOrder]').click();
    await page.waitForURL(/\/orders\/ord_/);
    const { details } = await orderOf(page.url());
    expect(details.taken?.dictated).toBe('Two boxes as in spring');
    expect(details.project?.name).toBe('Substation Jiangning');
  });

  it.each(languages)(
    'is copied from one that was entered before, without its number, in %s',
    async (language) => {
      const sales = await stack.as('SALESPERSON');
      const old = orderIn(await sales.post('/v1/orders', orderBody()));
      const page = await stack.open('SALESPERSON', `/orders/${old.orderId}`, { language });
      await page.locator(`[data-copy=${old.orderId}]`).click();
      await page.locator('[data-customer=CUS-001]').waitFor();
      expect(await page.locator('[name="lines[0].quantity"]').inputValue()).toBe('4');
      expect(await page.locator('[name=deliveryDate]').inputValue()).toBe('');
      await page.locator('[data-submit=receiveOrder]').click();
      await page.waitForURL(
        (url) => /\/orders\/ord_/.test(url.pathname) && !url.pathname.includes(old.orderId),
      );
      const { details, orderId } = await orderOf(page.url());
      expect(orderId).not.toBe(old.orderId);
      expect(details.lines[0]?.productCode).toBe('XL-21');
      expect(details.externalNumber).toBeUndefined();
      await page.goto(`${stack.url}/orders`);
      await page.locator(`[data-ledger] [data-copy=${orderId}]`).waitFor();
      await shot(page, `ledger-copy-${language}`);
    },
  );
});
