import { expect, it } from 'vitest';
import type { FieldSchema } from '../../dashboard/forms/schema.ts';
import { copied, withPasted } from '../../dashboard/orders/line-keys.ts';
import { cellsOf, pastedLines } from '../../dashboard/orders/pasted-lines.ts';

const schema: FieldSchema = {
  properties: {
    productCode: { 'x-label': { zh: '产品编码', en: 'Product code' } },
    quantity: { 'x-label': { zh: '数量', en: 'Quantity' } },
    unitPrice: {
      'x-label': { zh: '单价', en: 'Unit price' },
      properties: { currency: { enum: ['CNY', 'USD', 'EUR'] } },
    },
  },
};

it('cells of a sheet keep tabs, quotes and ends of line that stand within a cell', () => {
  expect(cellsOf('a\t"b\t""c""\r\nd"\r\n\r\ne\tf')).toEqual([
    ['a', 'b\t"c"\r\nd'],
    ['e', 'f'],
  ]);
});

it('two columns of codes and numbers are codes and quantities; wider rows go on from the cell', () => {
  expect(pastedLines('XL-21\t１，200\nGGD\t3', 'productCode', schema)).toEqual([
    { productCode: 'XL-21', quantity: '1200' },
    { productCode: 'GGD', quantity: '3' },
  ]);
  expect(pastedLines('12\t台\t$1,250.5', 'quantity', schema)).toEqual([
    { quantity: '12', unit: '台', unitPrice: { amount: '1250.50', currency: 'USD' } },
  ]);
});

it('a row of headings, in either language, says its own order', () => {
  expect(pastedLines('数量\tUnit price\t产品编码 *\n5\t¥80\tX-1', 'productName', schema)).toEqual([
    { quantity: '5', unitPrice: { amount: '80.00', currency: 'CNY' }, productCode: 'X-1' },
  ]);
});

it('a copy fills a blank line or comes below one that is filled in; pasted cells leave the others', () => {
  const a = { productCode: 'A' };
  expect(copied([a, {}], 1)).toEqual({ lines: [a, a], at: 1 });
  expect(copied([a, { productCode: 'B' }], 1).lines).toHaveLength(3);
  expect(copied([{}], 0)).toEqual({ lines: [{}], at: 0 });
  const pasted = withPasted([a, { unit: '台' }], 1, [{ quantity: '2' }, { quantity: '3' }], 2);
  expect(pasted).toEqual([a, { unit: '台', quantity: '2' }]);
});
