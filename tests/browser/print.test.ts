import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { orderAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let order: OrderView;

beforeAll(async () => {
  stack = await startPageStack();
  order = await orderAt(stack, 'checkStock');
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];

/** What a scanner reads from the code of a sheet. */
async function scanned(page: Page): Promise<string | undefined> {
  const modules = await page
    .locator('[data-sheet] svg[data-code]')
    .first()
    .evaluate(async (code) => {
      const size = 400;
      const image = new Image();
      const copy = code.cloneNode(true) as SVGElement;
      copy.setAttribute('width', String(size));
      copy.setAttribute('height', String(size));
      copy.querySelector('rect')?.setAttribute('fill', 'white');
      copy.querySelector('path')?.setAttribute('fill', 'black');
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(copy.outerHTML)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = size;
      canvas.height = size;
      const context = canvas.getContext('2d');
      if (context === null) return [];
      context.drawImage(image, 0, 0, size, size);
      return [...context.getImageData(0, 0, size, size).data];
    });
  const read = typeof jsqr === 'function' ? jsqr : Object(jsqr).default;
  return read(new Uint8ClampedArray(modules), 400, 400)?.data;
}

describe('what is printed', { timeout: 120_000 }, () => {
  it.each(languages)(
    'is a work order for each lot, with a code that leads to the lot, in %s',
    async (language) => {
      const page = await stack.open('CONTRACT_ORDER_HEAD', `/orders/${order.orderId}/print`, { language });
      await page.locator('[data-sheet=L1]').waitFor();
      expect(await scanned(page)).toBe(`${stack.url}/s/${order.orderId}/L1`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('header').isVisible()).toBe(false);
      expect(await page.locator('nav').isVisible()).toBe(false);
      expect(await page.locator('[data-sheet=L1]').isVisible()).toBe(true);
      await shot(page, `print-work-order-${language}`);
    },
  );

  it.each(languages)(
    'may be labels or a summary as well, black on white in a dark room too, in %s',
    async (language) => {
      const page = await stack.open('CONTRACT_ORDER_HEAD', `/orders/${order.orderId}/print?papers=labels`, {
        language,
        colours: 'dark',
      });
      const sheet = page.locator('[data-sheet=L1]');
      await sheet.getByText('江苏省南京市江宁区秣周东路12号').waitFor();
      const colours = await sheet.evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
      expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      await page
        .getByText(language === 'zh' ? '订单汇总' : 'Order summary')
        .first()
        .click();
      await page.locator('[data-sheet=order]').waitFor();
      expect(await page.locator('[data-sheet]').count()).toBe(1);
      await shot(page, `print-summary-${language}`);
    },
  );
});
