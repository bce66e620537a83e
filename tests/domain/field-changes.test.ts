import { describe, expect, it } from 'vitest';
import { fieldChanges, fieldValues } from '../../domain/order/field-changes.ts';
import { changeWords } from '../../domain/story/detail-words.ts';
import { cabinets, cables, usualDetails } from './sample-orders.ts';

const details = { ...usualDetails, lines: [cabinets, cables] };

describe('the fields that are otherwise now', () => {
  it('are each named once, with the value before and after; money stands as one value', () => {
    const price = { amount: '1890.50', currency: 'CNY' } as const;
    const after = { lines: [{ ...cabinets, unitPrice: price }, cables], deliveryAddress: '上海市嘉定区' };
    expect(fieldChanges(details, after)).toStrictEqual([
      { path: 'lines[0].unitPrice', before: 'CNY 1980.50', after: 'CNY 1890.50' },
      { path: 'deliveryAddress', before: '上海市松江区', after: '上海市嘉定区' },
    ]);
  });

  it('have no side where there was or is nothing', () => {
    const { unit: _unit, ...unmeasured } = cabinets;
    const lines = [{ ...unmeasured, fragile: true }, cables];
    expect(fieldChanges(details, { lines })).toStrictEqual([
      { path: 'lines[0].fragile', after: 'true' },
      { path: 'lines[0].unit', before: '台' },
    ]);
    expect(fieldChanges({}, { remarks: '加急' })).toStrictEqual([{ path: 'remarks', after: '加急' }]);
  });

  it('are none of those of which the change says nothing', () => {
    expect(fieldChanges(details, {})).toStrictEqual([]);
    expect(fieldChanges(details, { paymentMethod: 'MONTHLY' })).toStrictEqual([]);
    const shorter = fieldChanges(
      { customer: { customerId: 'CUS-1', name: '华东电气' } },
      { customer: { name: '华东电气' } },
    );
    expect(shorter).toStrictEqual([{ path: 'customer.customerId', before: 'CUS-1' }]);
  });
});

describe('the values of an order', () => {
  it('stand by their paths, without the numbers of lines and without what is not there', () => {
    const values = fieldValues({
      customer: { name: '华东电气' },
      lines: [{ line: 7, quantity: '2' }],
      remarks: undefined,
    });
    expect([...values]).toStrictEqual([
      ['customer.name', '华东电气'],
      ['lines[0].quantity', '2'],
    ]);
    expect([...fieldValues(null)]).toStrictEqual([]);
  });

  it('of money need amount and currency', () => {
    expect([...fieldValues({ unitPrice: { amount: '1.00', currency: 'CNY' } })]).toStrictEqual([
      ['unitPrice', 'CNY 1.00'],
    ]);
    expect([...fieldValues({ unitPrice: { amount: '1.00' } })]).toStrictEqual([['unitPrice.amount', '1.00']]);
    expect([...fieldValues({ unitPrice: { currency: 'CNY' } })]).toStrictEqual([
      ['unitPrice.currency', 'CNY'],
    ]);
  });
});

describe('a field that changed, in words', () => {
  const told = (before: object, after: object) =>
    changeWords({ before, after }).map(({ zh, en }) => `${zh} / ${en}`);

  it('tells codes by their names in both languages', () => {
    expect(
      told({ channel: 'PHONE', orderType: 'REGULAR' }, { channel: 'EMAIL', orderType: 'SPECIAL' }),
    ).toEqual([
      '渠道：电话 → 电子邮件 / Channel: Phone → E-mail',
      '订单类型：常规订单 → 特殊订单 / Type of order: Regular order → Special order',
    ]);
    expect(told({ orderKind: 'PRODUCT' }, { orderKind: 'SERVICE' })).toEqual([
      '订单类别：产品订单 → 服务订单 / Kind of order: Product order → Service order',
    ]);
    expect(told({ paymentMethod: 'MONTHLY' }, { paymentMethod: 'PREPAYMENT' })).toEqual([
      '付款方式：月结 → 预付款 / Payment method: Monthly account → Prepayment',
    ]);
    const customer = (language: string, customerKind: string) => ({ customer: { language, customerKind } });
    const [language, kind] = told(customer('zh-CN', 'BUSINESS'), customer('en', 'PERSON'));
    expect(language).toBe('客户通知语言：中文 → 英文 / Customer, Language of messages: Chinese → English');
    expect(kind).toBe('客户性质：企业 → 个人 / Kind of customer: Firm → Private person');
  });

  it('tells what people typed as it is, and what is empty as empty', () => {
    expect(told({ consignee: 'CUSTOMER' }, {})).toEqual([]);
    expect(told({}, { consignee: 'PHONE' })).toEqual(['收货人：（空） → PHONE / Consignee: (empty) → PHONE']);
    const cleared = changeWords({ before: { remarks: '加急' }, after: {}, cleared: ['remarks'] });
    expect(cleared).toEqual([{ zh: '备注：加急 → （空）', en: 'Remarks: 加急 → (empty)' }]);
  });
});
