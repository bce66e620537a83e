import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  for (const deliveryDate of ['2028-03-01', '2028-01-05', '2028-02-02']) await received({ deliveryDate });
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: {
    columns: '列',
    channel: '来源渠道',
    delivery: '交货日期',
    export: '导出',
    headings: ['订单号', '交货日期'],
  },
  en: {
    columns: 'Columns',
    channel: 'Channel',
    delivery: 'Delivery date',
    export: 'Export',
    headings: ['Order number', 'Delivery date'],
  },
} as const;

async function received(given: Record<string, unknown> = {}) {
  const sales = await stack.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody(given)));
}

describe('the ledger', () => {
  it.each(languages)(
    'shows the columns that were chosen, and keeps them in the address, in %s',
    async (language) => {
      const words = told[language];
      const page = await stack.open('SALES_MANAGER', '/orders', { language });
      await page.locator('[data-ledger] [data-order]').first().waitFor();
      await shot(page, `ledger-${language}`);
      expect(await page.locator('th', { hasText: words.channel }).count()).toBe(0);
      await page.getByRole('button', { name: words.columns, exact: true }).click();
      await page.getByRole('checkbox', { name: words.channel }).click();
      await page.locator('th', { hasText: words.channel }).waitFor();
      await page.reload();
      await page.locator('th', { hasText: words.channel }).waitFor();
      expect(new URL(page.url()).searchParams.get('columns')).toContain('channel');
    },
  );

  it.each(languages)('sorts by a heading, and says so, in %s', async (language) => {
    const page = await stack.open('SALES_MANAGER', '/orders?columns=orderNumber,deliveryDate', { language });
    const heading = page.locator('th', { hasText: told[language].delivery });
    await heading.getByRole('button').click();
    await page.locator('th[aria-sort=ascending]', { hasText: told[language].delivery }).waitFor();
    const dates = page.locator('[data-ledger] td[data-column=deliveryDate]');
    await expect.poll(async () => (await dates.allTextContents())[0]).toMatch(/5 Jan|1月5日/);
    await heading.getByRole('button').click();
    await expect.poll(async () => (await dates.allTextContents())[0]).toMatch(/1 Mar|3月1日/);
  });

  it.each(languages)('exports exactly what it shows: rows, order and columns, in %s', async (language) => {
    const path = '/orders?columns=orderNumber,deliveryDate&sort=delivery&direction=desc';
    const page = await stack.open('SALES_MANAGER', path, { language });
    const numbers = page.locator('[data-ledger] td[data-column=orderNumber]');
    await numbers.first().waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: told[language].export }).click();
    const file = await readFile(await (await coming).path());
    const rows = (await readXlsx(file)).sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 2)).toEqual(told[language].headings);
    expect(rows.slice(1).map((row) => row[0])).toEqual(await numbers.allTextContents());
  });
});

describe('the search box', () => {
  it.each(languages)('finds a customer in Chinese letters by the keyboard alone, in %s', async (language) => {
    const page = await stack.open('SALES_MANAGER', '/', { language });
    await page.locator('main h1').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('江苏');
    await page.getByRole('option').first().waitFor();
    await shot(page, `search-${language}`);
    const customer = page.getByRole('option', { name: 'CUS-001' });
    await customer.waitFor();
    const count = await page.getByRole('option').count();
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press('ArrowDown');
      if ((await customer.getAttribute('data-combobox-selected')) === 'true') break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/customerId=CUS-001/);
  });

  it('finds an order by Latin letters, and shows hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { orderId } = await received({ externalNumber: `HOSTILE ${hostile}`, deliveryAddress: hostile });
    const page = await stack.open('SALES_MANAGER', `/orders?q=HOSTILE&columns=orderNumber,externalNumber`, {
      language: 'en',
    });
    const cell = page.locator(`[data-order="${orderId}"] td[data-column=externalNumber]`);
    await cell.waitFor();
    expect(await cell.textContent()).toContain(hostile);
    expect(await page.locator('main img[src=x]').count()).toBe(0);
    await page.getByLabel('Search orders, customers, products').fill('hostile <img');
    await page.getByRole('option', { name: /SO-/ }).click();
    await page.waitForURL(new RegExp(`/orders/${orderId}`));
  });
});
