import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderSchema } from '../../api/views/order-schema.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';
import { focused, typistAt } from './typist.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const ordered = [
  ['KYN28-12', '2'],
  ['GGD-0.4', '4'],
  ['XL-21', '12'],
  ['S13-M-630/10', '1'],
  ['SCB13-1000/10', '2'],
  ['ZBW-630', '1'],
  ['IS100-65-200', '6'],
  ['ISG80-160', '3'],
  ['FL-DN200', '40'],
  ['ZX-4520', '25'],
] as const;
/** As the date field of this browser takes it, whatever the page's language. */
const date = '03152027';
const addresses = { zh: '江苏省南京市秣周东路12号', en: '12 Mozhou East Road, Nanjing' } as const;
/** Aim of issue 7, in seconds. */
const most = 120;

/** Seconds until something is there. */
async function waited(until: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await until();
  return (performance.now() - from) / 1000;
}

async function entered(page: Page) {
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return orderSchema.parse((await stack.admin.get(`/v1/orders/${orderId}`)).body);
}

async function focusComes(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page)).toBe(name);
}

async function fieldOf(page: Page, name: string): Promise<string> {
  return await page.locator(`[name="${name}"]`).inputValue();
}

describe('an order by keyboard alone', { timeout: 120_000 }, () => {
  it.each(languages)('has its ten lines entered in under two minutes, in %s', async (language) => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language });
    await focusComes(page, 'customer');
    const typist = typistAt(page);
    await typist.type('CUS-001');
    await typist.press('Enter');
    const found = await waited(() => focusComes(page, 'lines[0].productCode'));
    for (const [code, quantity] of ordered) {
      await typist.type(code);
      await typist.press('Enter');
      await typist.type(quantity);
      await typist.press('Enter');
    }
    await typist.press('Enter');
    await focusComes(page, 'paymentMethod');
    await typist.press('Space', 'Enter');
    await focusComes(page, 'deliveryDate');
    await typist.type(date);
    await typist.press('Enter');
    await focusComes(page, 'deliveryAddress');
    await typist.type(addresses[language]);
    await shot(page, `order-by-keyboard-${language}`);
    await typist.press('Control+Enter');
    const sent = await waited(() => page.waitForURL(/\/orders\/ord_/));
    const order = await entered(page);

    expect(order.details.customer.customerId).toBe('CUS-001');
    expect(order.details.lines.map(({ productCode, quantity }) => [productCode, quantity])).toEqual(ordered);
    expect(order.details.lines.every(({ unitPrice }) => unitPrice !== undefined)).toBe(true);
    expect(order.details).toMatchObject({ deliveryDate: '2027-03-15', deliveryAddress: addresses[language] });
    // The model adds what a person waits for; the rest of the machine's work passes while they type.
    expect(typist.effort().seconds + found + sent).toBeLessThan(most);
  });

  it('has names and prices of the catalogue, though it is saved before they came', async () => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language: 'en' });
    await page.route('**/v1/products?*', async (route) => {
      await delay(700);
      await route.continue();
    });
    await focusComes(page, 'customer');
    const { type, press } = typistAt(page);
    await type('CUS-001');
    await press('Enter');
    await focusComes(page, 'lines[0].productCode');
    await type('XL-21');
    await press('Enter');
    await focusComes(page, 'lines[0].quantity');
    await type('2');
    await press('Control+Enter');
    await page.waitForURL(/\/orders\/ord_/);
    const [line] = (await entered(page)).details.lines;
    expect(line).toMatchObject({ productCode: 'XL-21', quantity: '2', unitPrice: { currency: 'CNY' } });
  });

  it('copies the line above, takes rows of a spreadsheet, and keeps them over a reload', async () => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language: 'en' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const { type, press } = typistAt(page);
    await page.locator('[name="lines[0].productCode"]').focus();
    await type('xl-21');
    // However the catalogue writes it, a code that it has does not send one to the name of the product.
    await page.getByRole('option', { name: /XL-21/ }).waitFor();
    await press('Enter');
    await focusComes(page, 'lines[0].quantity');
    await type('7');
    await shot(page, 'order-lower');
    await expect.poll(() => fieldOf(page, 'lines[0].productName')).not.toBe('');
    expect(await fieldOf(page, 'lines[0].productCode')).toBe('XL-21');
    await press('Enter', 'Control+d');
    await focusComes(page, 'lines[1].quantity');
    expect(await fieldOf(page, 'lines[1].productCode')).toBe('XL-21');
    expect(await fieldOf(page, 'lines[1].quantity')).toBe('7');
    await press('Enter');
    await focusComes(page, 'lines[2].productCode');
    const rows = 'GGD-0.4\t3\r\nIS100-65-200\t"1,200"\r\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
    await press('Control+v');
    await focusComes(page, 'lines[3].quantity');
    expect(await fieldOf(page, 'lines[3].quantity')).toBe('1200');
    await expect.poll(() => fieldOf(page, 'lines[3].productName')).not.toBe('');
    const headed = 'Quantity\tProduct code\tUnit price\n5\tNON-9\t¥1,250.5\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text), headed);
    await press('Enter', 'Control+v');
    await focusComes(page, 'lines[4].quantity');
    await page.reload();
    await page.locator('[data-draft=restored]').waitFor();
    expect(await page.locator('tr[data-line]').count()).toBe(5);
    expect(await fieldOf(page, 'lines[4].productCode')).toBe('NON-9');
    expect(await fieldOf(page, 'lines[4].unitPrice.amount')).toBe('1,250.50');
    expect(await fieldOf(page, 'lines[4].quantity')).toBe('5');
  });

  it.each(languages)('goes to the field that is wrong, and says why, in %s', async (language) => {
    const page = await stack.open('SALESPERSON', '/orders/new', { language });
    const { type, press } = typistAt(page);
    await page.locator('[name="lines[0].productCode"]').focus();
    await type('XL-21');
    await press('Enter');
    await focusComes(page, 'lines[0].quantity');
    await type('-3');
    await page.locator('[name="customer.name"]').focus();
    await press('Control+Enter');
    await page.locator('[data-refused=validation-failed]').waitFor();
    await focusComes(page, 'lines[0].quantity');
    await page.locator('[data-find=customer]').focus();
    await page.locator('[data-refused] li button').first().press('Enter');
    await focusComes(page, 'lines[0].quantity');
    await shot(page, `order-refused-${language}`);
  });
});
