import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { addAttachment } from '../../db/attachments/attachments.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

const number = '91350100M000100Y43';
const found = {
  result: 'VERIFIED',
  registeredName: '湖北楚天建设工程有限公司',
  taxNumber: number,
  how: '国家企业信用信息公示系统',
};

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
}, 120_000);

afterAll(() => api?.close());

async function orderOf(customer: object, more: object = {}): Promise<OrderView> {
  return orderIn(await sales.post('/v1/orders', orderBody({ customer, ...more })));
}

const give = (order: OrderView, command: string, input: object) =>
  sales.post(`/v1/orders/${order.orderId}/commands/${command}`, { input });

const asks = (order: OrderView) => order.tasks.map(({ command }) => command);

async function onFile(customerId: string) {
  const [row] = await api.stack.database.sql<{ verifiedOn: string | null; taxNumber: string | null }[]>`
    select verified_on::text as "verifiedOn", tax_number as "taxNumber" from customers where customer_id = ${customerId}`;
  return row;
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

describe('a customer who is verified with an order', () => {
  test('is verified in the file from then on, so that the next order needs none [INTAKE-15]', async () => {
    const first = await orderOf({ customerId: 'CUS-007' });
    expect(first.facts?.customerVerified).toBe(false);
    expect(asks(first)).toContain('verifyCustomer');
    const before = today();
    const verified = orderIn(await give(first, 'verify-customer', found));
    expect(verified.verification).toMatchObject({ ...found, by: 'salesperson' });
    expect(verified.facts?.customerVerified).toBe(true);
    // Midnight may lie between the two.
    const days = [before, today()].map((verifiedOn) => ({ verifiedOn, taxNumber: number }));
    expect(days).toContainEqual(await onFile('CUS-007'));
    const next = await orderOf({ customerId: 'CUS-007' });
    expect(next.facts?.customerVerified).toBe(true);
    expect(asks(next)).not.toContain('verifyCustomer');
  });

  test('is verified anew after as many days as policy says, and under another number than the file has [INTAKE-15]', async () => {
    expect(asks(await orderOf({ customerId: 'CUS-006', taxNumber: number }))).toContain('verifyCustomer');
    expect(asks(await orderOf({ customerId: 'CUS-006' }))).not.toContain('verifyCustomer');
    await api.stack.database.sql`
      update customers set verified_on = current_date - 367 where customer_id = 'CUS-006'`;
    expect(asks(await orderOf({ customerId: 'CUS-006' }))).toContain('verifyCustomer');
  });

  test('stays as it is in the file of another system, and where nothing was found [INTAKE-15]', async () => {
    await api.stack.database.sql`
      update customers set verified_on = null where customer_id in ('CUS-004', 'CUS-008')`;
    const mirrored = await orderOf({ customerId: 'CUS-008' });
    const { taxNumber: _own, ...byFile } = found;
    expect(
      orderIn(await give(mirrored, 'verify-customer', { ...byFile, registeredName: '陕西秦源矿业有限公司' }))
        .facts?.customerVerified,
    ).toBe(true);
    expect((await onFile('CUS-008'))?.verifiedOn).toBeNull();
    const missed = await orderOf({ customerId: 'CUS-004' });
    const waiting = orderIn(await give(missed, 'verify-customer', { ...byFile, result: 'NOT_VERIFIED' }));
    expect(waiting.stage).toBe('AWAITING_INFO');
    expect((await onFile('CUS-004'))?.verifiedOn).toBeNull();
  });
});

test('a tax number with a wrong check character is a gap, with its reason in both languages [INTAKE-15 INTAKE-17]', async () => {
  const order = await orderOf({ name: '新客户', contact: '13800000000', taxNumber: '91350100M000100Y44' });
  expect(order.gaps).toEqual([
    {
      path: 'customer.taxNumber',
      whose: 'CUSTOMER',
      reason: expect.stringContaining('check character'),
      reasonNames: { zh: expect.stringContaining('校验位'), en: expect.stringContaining('check character') },
    },
  ]);
});

test('the original of an e-mail order is one of its own files, or a place on paper [INTAKE-05]', async () => {
  const mail = await orderOf({ customerId: 'CUS-001' }, { channel: 'EMAIL' });
  const other = await orderOf({ customerId: 'CUS-001' }, { channel: 'EMAIL' });
  expect(asks(mail)).toContain('recordOriginal');
  const keep = async ({ orderId }: OrderView) => {
    const attachmentId = randomUUID();
    await addAttachment(api.stack.database, {
      attachmentId,
      orderId,
      fileName: 'order.pdf',
      mediaType: 'application/pdf',
      sizeInBytes: 9,
      sha256: '00',
      uploadedBy: 'salesperson',
      uploadedAt: new Date().toISOString(),
    });
    return attachmentId;
  };
  const strange = { attachmentIds: [await keep(other)] };
  expect(problemIn(await give(mail, 'record-original', strange)).errors).toMatchObject([
    { path: 'input.attachmentIds[0]' },
  ]);
  const own = await keep(mail);
  const kept = orderIn(await give(mail, 'record-original', { attachmentIds: [own] }));
  expect(kept.original).toMatchObject({ attachmentIds: [own], by: 'salesperson' });
  expect(asks(kept)).not.toContain('recordOriginal');
});

test('an order is rejected with a reason, not without one [INTAKE-18]', async () => {
  const order = await orderOf({ name: '新客户', contact: '13800000000' });
  for (const input of [{}, { reason: '' }, { reason: '  ' }]) {
    expect(problemIn(await give(order, 'reject-order', input)).status).toBe(422);
  }
  const rejected = orderIn(await give(order, 'reject-order', { reason: '不在经营范围' }));
  expect(rejected).toMatchObject({ stage: 'REJECTED', rejection: { reason: '不在经营范围' } });
});

test('orders of a service are told apart in the ledger [INTAKE-23]', async () => {
  const line = {
    productName: '现场调试',
    quantity: '1',
    requirements: '两天',
    unitPrice: { amount: '3000.00', currency: 'CNY' },
  };
  const service = await orderOf({ customerId: 'CUS-001' }, { orderKind: 'SERVICE', lines: [line] });
  expect(service.details.orderKind).toBe('SERVICE');
  expect(service.gaps).toEqual([]);
  const listed = async (kind: string) => {
    const answer = await sales.get(`/v1/orders?orderKind=${kind}`);
    return (Object(answer.body)['items'] as { orderId: string }[]).map(({ orderId }) => orderId);
  };
  expect(await listed('SERVICE')).toEqual([service.orderId]);
  expect(await listed('PRODUCT')).not.toContain(service.orderId);
});
