import { describe, expect, test } from 'vitest';
import type { CustomerLine, CustomerMessage } from '../../domain/notices/customer/customer-message.ts';
import { customerOccasions } from '../../domain/notices/customer/customer-message.ts';
import { customerText } from '../../domain/notices/customer/customer-text.ts';
import { htmlText, plainText } from '../../domain/notices/message-text.ts';

const cabinets: CustomerLine = {
  name: '高压开关柜 KYN28A-12',
  quantity: '4',
  unit: '台',
  unitPrice: { amount: '4800.00', currency: 'CNY' },
};

const about = {
  kind: 'CUSTOMER_MESSAGE',
  orderId: 'ord_1',
  orderNumber: 'SO-2025-000123',
  externalNumber: 'PO-7',
  customerName: '江苏华东电力建设有限公司',
  reachedAt: '2025-10-09T10:00:00+08:00',
  zone: 'Asia/Shanghai',
} as const;

const confirmation: CustomerMessage = {
  ...about,
  occasion: 'CONFIRMED',
  lines: [cabinets],
  total: { amount: '19200.00', currency: 'CNY' },
  deliveryDate: '2025-11-14',
  expectedDelivery: '2025-11-14T18:00:00+08:00',
};

const mail = (message: Partial<CustomerMessage>, language: 'zh-CN' | 'en') =>
  plainText(customerText({ ...confirmation, ...message }, language));

test('a confirmation has the content, the price, the agreed date and the expected delivery in Chinese [INTAKE-19]', () => {
  expect(customerText(confirmation, 'zh-CN').subject).toBe('【订单确认】SO-2025-000123');
  expect(mail({}, 'zh-CN')).toBe(`您的订单已确认，内容、价格和交期如下，请核对。

订单号：SO-2025-000123
贵方订单号：PO-7
货物：高压开关柜 KYN28A-12，4 台，单价 4800.00 CNY
金额合计：19200.00 CNY
交货日期：2025-11-14
预计送达时间：2025-11-14 18:00 周五

本邮件由系统自动发送。如有疑问，请联系您的业务员。
`);
});

test('a confirmation has the same in English [INTAKE-19]', () => {
  expect(customerText(confirmation, 'en').subject).toBe('Confirmation of order SO-2025-000123');
  expect(mail({}, 'en')).toBe(`We confirm your order. Please check its content, price and delivery date.

Order number: SO-2025-000123
Your order number: PO-7
Goods: 高压开关柜 KYN28A-12, 4 台, at 4800.00 CNY
Total: 19200.00 CNY
Delivery date: 2025-11-14
Expected delivery by: 2025-11-14 18:00 Fri

This e-mail was sent by our system. If you have a question, please ask your salesperson.
`);
});

test('a shipping notice has carrier, both numbers and the day of arrival, in both languages [INTAKE-26]', () => {
  const { unitPrice: _price, ...goods } = cabinets;
  const shipped: CustomerMessage = {
    ...about,
    occasion: 'SHIPPED',
    lines: [goods],
    carrier: '顺达物流',
    trackingNumber: 'SF-9',
    shippingNoteNumber: 'SN-1',
    expectedArrival: '2025-10-30',
  };
  const lines = (language: 'zh-CN' | 'en') =>
    plainText(customerText(shipped, language)).split('\n').slice(0, -3);
  expect(lines('zh-CN')).toEqual([
    '您的货物已发出。',
    '',
    '订单号：SO-2025-000123',
    '贵方订单号：PO-7',
    '货物：高压开关柜 KYN28A-12，4 台',
    '承运方：顺达物流',
    '运单号：SF-9',
    '发货单号：SN-1',
    '预计到达日期：2025-10-30',
  ]);
  expect(lines('en').slice(4)).toEqual([
    'Goods: 高压开关柜 KYN28A-12, 4 台',
    'Carrier: 顺达物流',
    'Tracking number: SF-9',
    'Shipping note: SN-1',
    'Expected arrival: 2025-10-30',
  ]);
});

describe('what a person said', () => {
  test.each([
    ['REJECTED', '原因：', 'Reason: '],
    ['ACCEPTED', '接受条件：', 'Conditions: '],
    ['PREWARNED', '说明：', 'Message: '],
  ] as const)('is called what it is in a message %s', (occasion, zh, en) => {
    expect(mail({ occasion, said: '晚三天' }, 'zh-CN')).toContain(`\n${zh}晚三天\n`);
    expect(mail({ occasion, said: '晚三天' }, 'en')).toContain(`\n${en}晚三天\n`);
  });

  test('stays on its line and is no longer than 500 letters', () => {
    const said = `晚三天\r\n金额合计：1.00 CNY\u202E${'长'.repeat(600)}`;
    const [, , , , line = ''] = mail({ occasion: 'PREWARNED', said }, 'zh-CN').split('\n');
    expect(line).toMatch(/^说明：晚三天 金额合计：1\.00 CNY 长+…$/);
    expect(Array.from(line)).toHaveLength('说明：'.length + 500);
  });
});

test('fields that the customer has yet to fill are asked for by their names [INTAKE-17]', () => {
  const missing = ['deliveryAddress', 'lines[1].quantity'];
  const asked = (language: 'zh-CN' | 'en') =>
    customerText({ ...confirmation, missing }, language).fields.at(-1)?.value ?? '';
  expect(asked('en')).toBe('Delivery address; line 2, Quantity');
  expect(asked('zh-CN')).toBe('交货地址、第 2 行数量');
  expect(mail({ missing }, 'en')).toContain('\nPlease let us know: Delivery address; line 2, Quantity\n');
  expect(mail({ missing: [] }, 'en')).not.toContain('Please let us know');
});

describe('the goods of a message', () => {
  const listed = (lines: CustomerLine[]) =>
    customerText({ ...confirmation, lines }, 'en')
      .fields.filter(({ label }) => label === 'Goods')
      .map(({ value }) => value);

  test('leave out what nobody said, without a comma in its place', () => {
    const { quantity: _quantity, unit: _unit, ...uncounted } = cabinets;
    expect(listed([{ name: 'A' }, { name: 'B', quantity: '2.5' }, { ...uncounted, name: 'C' }])).toEqual([
      'A',
      'B, 2.5',
      'C, at 4800.00 CNY',
    ]);
  });

  test('are fifty lines at most; that there are more is said', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `P-${index + 1}` }));
    expect(listed(lines(50))).toHaveLength(50);
    expect(listed(lines(50)).at(-1)).toBe('P-50');
    expect(listed(lines(51))).toHaveLength(51);
    expect(listed(lines(51)).slice(-2)).toEqual(['P-50', '…']);
  });
});

test.each(['zh-CN', 'en'] as const)(
  'every occasion has a subject with the order number and a lead of its own in %s, and nothing is left to fill',
  (language) => {
    const messages = customerOccasions.map((occasion) =>
      customerText({ ...about, occasion, lines: [] }, language),
    );
    expect(new Set(messages.map(({ subject }) => subject)).size).toBe(customerOccasions.length);
    expect(new Set(messages.map(({ lead }) => lead)).size).toBe(customerOccasions.length);
    for (const message of messages) {
      expect(message.language).toBe(language);
      expect(message.subject).toContain('SO-2025-000123');
      expect(`${message.subject}${plainText(message)}`).not.toMatch(/[{}]|undefined|null/);
      // What it tells is all in it: a customer has no page of ours to open.
      expect(htmlText(message)).not.toContain('<a ');
      expect(message.link).toBe('');
      expect(message.fields.map(({ value }) => value)).toEqual(['SO-2025-000123', 'PO-7']);
    }
  },
);
