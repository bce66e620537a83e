import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  const sales = await stack.as('SALESPERSON');
  orderIn(await sales.post('/v1/orders', orderBody()));
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: {
    views: '视图',
    save: '保存当前视图',
    name: '视图名称',
    share: '所有人可用',
    ok: '保存',
    by: /来自/,
    manage: '管理我的视图',
    remove: (name: string) => `删除“${name}”`,
  },
  en: {
    views: 'Views',
    save: 'Save this view',
    name: 'Name of the view',
    share: 'Everyone may use it',
    ok: 'Save',
    by: /by /,
    manage: 'Manage my views',
    remove: (name: string) => `Delete ${name}`,
  },
} as const;

const columns = { zh: 'stage', en: 'deliveryDate' } as const;

describe('saved views', () => {
  it.each(languages)(
    'keep filters, order and columns under a name, and are shared with colleagues, in %s',
    async (language) => {
      const words = told[language];
      // One of its own for each language: the button of the menu has the name of the view that is shown.
      const query = `department=SALES&columns=orderNumber%2C${columns[language]}`;
      const name = `Late ones ${language}`;
      const page = await stack.open('SALES_MANAGER', `/orders?${query}`, { language });
      await page.getByRole('button', { name: words.views }).click();
      await page.getByRole('menuitem', { name: words.save }).click();
      await page.getByRole('textbox', { name: words.name }).fill(name);
      await page.getByRole('switch', { name: words.share }).click();
      await page.getByRole('button', { name: words.ok, exact: true }).click();
      await page.getByRole('button', { name }).waitFor();

      const colleague = await stack.open('ORDER_CLERK', '/orders', { language });
      await colleague.getByRole('button', { name: words.views }).click();
      const item = colleague.getByRole('menuitem', { name });
      expect(await item.textContent()).toMatch(words.by);
      await item.click();
      await colleague.waitForURL(/department=SALES/);
      await colleague.locator('th').nth(1).waitFor();
      expect(await colleague.locator('th').count()).toBe(2);
      await page.close();
      await colleague.close();
    },
    120_000,
  );

  it.each(languages)('are renamed and deleted by their owner, in %s', async (language) => {
    const words = told[language];
    const clerk = await stack.as('ACCOUNTANT');
    const body = { name: `Mine ${language}`, page: '/board', query: 'due=TODAY', shared: false };
    expect((await clerk.post('/v1/saved-views', body)).status).toBe(201);
    const page = await stack.open('ACCOUNTANT', '/board', { language });
    await page.getByRole('button', { name: words.views }).click();
    await page.getByRole('menuitem', { name: words.manage }).click();
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.fill(`Renamed ${language}`);
    await field.press('Enter');
    await page.getByRole('button', { name: words.remove(`Renamed ${language}`) }).click();
    await field.waitFor({ state: 'detached' });
    expect(Object((await clerk.get('/v1/saved-views?page=/board')).body).items).toEqual([]);
  });
});
