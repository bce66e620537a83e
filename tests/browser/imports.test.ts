import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

/** A sheet with a row that is right, one that lacks something, and one that is wrong. */
function sheet(run: string) {
  const rows = [
    ['渠道', '客户订单号', '客户编号', '产品编码', '数量', '单价', '付款方式', '交货日期', '交货地址'],
    ['业务员', `${run}-1`, 'CUS-001', 'XL-21', '4', '4800.00', '月结', '2028-03-01', '南京市秣周东路12号'],
    ['业务员', `${run}-2`, 'CUS-001', 'XL-21', '2', '4800.00', '月结', '', ''],
    ['业务员', `${run}-3`, 'CUS-001', 'XL-21', '很多', '4800.00', '月结', '2028-03-01', '南京市秣周东路12号'],
  ];
  const text = `\ufeff${rows.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
  return { name: `orders-${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

describe('orders from a sheet', { timeout: 120_000 }, () => {
  it.each(languages)(
    'are checked without a trace, imported, and answered row by row, in %s [INTAKE-01]',
    async (language) => {
      const page = await stack.open('SALESPERSON', '/imports', { language });
      const sales = await stack.as('SALESPERSON');
      const ordersNow = async () => {
        const answer = await sales.get(`/v1/orders?q=PAGE-${language}`);
        return Object(answer.body)['items'].length as number;
      };
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Excel' }).click();
      expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);

      await page.locator('input[type=file]').setInputFiles(sheet(`PAGE-${language}`));
      await page.locator('[data-submit=check]').click();
      await page.locator('[data-import-state=DONE][data-dry-run=true]').waitFor();
      // What is wrong is in sight first, with its heading, its value and why.
      const wrong = page.locator('[data-row="4"][data-row-state=REFUSED]');
      await wrong.getByText(/数量/).waitFor();
      await wrong.getByText(/很多/).waitFor();
      await shot(page, `import-checked-${language}`);
      expect(await ordersNow()).toBe(0);

      await page.locator('[data-submit=import]').click();
      await page.locator('[data-import-state=DONE][data-dry-run=false]').waitFor();
      await page.locator('label', { hasText: language === 'zh' ? /^全部 3/ : /^All 3/ }).click();
      await page.locator('[data-row="2"][data-row-state=OK] a').waitFor();
      await page.locator('[data-row="3"][data-row-state=GAPS] a').waitFor();
      await shot(page, `import-done-${language}`);
      await expect.poll(ordersNow).toBe(2);
      const result = page.waitForEvent('download');
      await page.locator('[data-result]').click();
      expect((await result).suggestedFilename()).toMatch(/\.xlsx$/);
      await page.goto(`${stack.url}/imports`);
      await page.locator('[data-imports]').waitFor();
      await shot(page, `imports-${language}`);
    },
  );

  it('are refused as a whole when the sheet is none, saying why; nothing is lost', async () => {
    const page = await stack.open('SALESPERSON', '/imports', { language: 'en' });
    await page.locator('input[type=file]').setInputFiles({
      name: 'letter.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Dear,Sirs\r\n1,2\r\n'),
    });
    await page.locator('[data-submit=check]').click();
    await page.locator('[data-refused]').waitFor();
    expect(await page.locator('[data-refused] li').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-file="letter.csv"]').count()).toBe(1);
    await shot(page, 'import-refused');
  });

  it('are entered by those who enter orders alone', async () => {
    const page = await stack.open('WAREHOUSE_KEEPER', '/imports', { language: 'en' });
    await page.getByText('Your roles do not enter orders').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
  });
});
