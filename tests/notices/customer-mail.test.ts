import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { sampleCustomers } from '../../db/seed/sample-customers.ts';
import type { CustomerDetails } from '../../domain/order/details.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { createCustomerEmail } from '../../notices/channels/email.ts';
import { createOutbox, type Outbox } from '../../notices/outbox.ts';
import { type MailSink, type MailSinkOptions, startMailSink } from '../../scripts/late/mail-sink.ts';
import { DrivenOrder } from '../db/driven-order.ts';
import { receipt } from '../db/receipt.ts';
import { openTestCompany, type TestCompany } from '../db/test-company.ts';
import { handClock } from './outbox-fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const at = (minute: number) => `2025-10-09T02:${String(minute).padStart(2, '0')}:00Z`;
const clock = handClock('2025-10-09T04:00:00Z');
const email = 'wang@huadong.example';

/** Sends what waits for customers to a real mail server. */
async function mailing(options: MailSinkOptions = {}): Promise<{ sink: MailSink; outbox: Outbox }> {
  await company.database.sql`delete from dueline.outbox`;
  const sink = await startMailSink(options);
  const channel = createCustomerEmail({ smtpUrl: sink.url, from: 'Dueline <orders@example.com>' });
  const sender = createOutbox({
    database: company.database,
    clock,
    channels: [channel],
    publicUrl: 'https://orders.example.com',
    pollMs: 60_000,
    log: { warn: () => undefined, error: () => undefined },
  });
  onTestFinished(async () => {
    await channel.close();
    await sink.close();
  });
  return { sink, outbox: sender };
}

const goods = {
  line: 1,
  productCode: 'P-1',
  productName: '高压开关柜',
  specification: '10kV',
  model: 'KYN28A-12',
  quantity: '4',
  unit: '台',
  unitPrice: { amount: '4800.00', currency: 'CNY' },
} as const;

/** A plain order of the website for a verified customer on file, complete but for what is given otherwise. */
function opening(
  customer: Partial<CustomerDetails>,
  more: Partial<CommandInputs['receiveOrder']['details']> = {},
): CommandInputs['receiveOrder'] {
  return {
    ...receipt,
    details: {
      channel: 'WEBSITE',
      externalNumber: `W-${crypto.randomUUID()}`,
      customer: {
        customerId: 'CUS-001',
        name: '江苏华东电力建设有限公司',
        taxNumber: sampleCustomers[0]?.taxNumber ?? '',
        contact: '王建国 13801580001',
        ...customer,
      },
      lines: [goods],
      paymentMethod: 'MONTHLY',
      deliveryDate: '2025-11-14',
      deliveryAddress: '江苏省南京市江宁区秣周东路12号',
      ...more,
    },
    facts: {
      vip: false,
      customerVerified: true,
      customerOnFile: true,
      frameContract: false,
      earliestPromise: '2025-10-30',
      lines: [{ line: 1, inCatalogue: true, bomReleased: true, listPrice: goods.unitPrice }],
    },
  };
}

async function received(
  customer: Partial<CustomerDetails> = { email },
  more: Partial<CommandInputs['receiveOrder']['details']> = {},
): Promise<DrivenOrder> {
  const order = new DrivenOrder(company.commit);
  await order.give(at(0), 'INTEGRATION', 'receiveOrder', opening(customer, more));
  return order;
}

async function confirmed(customer?: Partial<CustomerDetails>): Promise<DrivenOrder> {
  const order = await received(customer);
  await order.give(at(1), 'SALESPERSON', 'passInitialReview', {});
  await order.give(at(2), 'SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' });
  await order.give(at(3), 'LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' });
  expect(order.state.stage).toBe('CONFIRMED');
  return order;
}

test('a customer hears at once that the order is accepted for processing, with its number, in both languages [INTAKE-09]', async () => {
  const { sink, outbox: sender } = await mailing();
  const { state } = await received();
  expect(await sender.runOnce()).toMatchObject({ SENT: 1 });
  const [mail] = sink.received;
  expect(mail?.to).toBe(email);
  expect(mail?.mail.subject).toBe(`【订单已受理】${state.orderNumber} / Order ${state.orderNumber} received`);
  expect(mail?.mail.text).toContain('您的订单已收到并登记，我们正在处理。');
  expect(mail?.mail.text).toContain('We have received your order and are dealing with it.');
  expect(mail?.mail.text).toContain(`贵方订单号：${state.details.externalNumber}`);
});

test('who wants one language gets that one; what the customer has yet to say is asked for [INTAKE-09 INTAKE-17]', async () => {
  const { sink, outbox: sender } = await mailing();
  const { deliveryAddress: _none, ...incomplete } = opening({ email, language: 'en' }).details;
  const order = new DrivenOrder(company.commit);
  const input = { ...opening({ email, language: 'en' }), details: incomplete };
  await order.give(at(0), 'INTEGRATION', 'receiveOrder', input);
  await sender.runOnce();
  const { text = '', subject } = sink.received[0]?.mail ?? {};
  expect(subject).toBe(`Order ${order.state.orderNumber} received`);
  expect(text).toContain('Please let us know: Delivery address');
  expect(text).not.toMatch(/我们|订单/);
});

test('a customer whose order is rejected is told why; what was still to be said of it is taken back [INTAKE-18]', async () => {
  const { sink, outbox: sender } = await mailing();
  const order = await received();
  await order.give(at(1), 'SALESPERSON', 'rejectOrder', { reason: '超出生产能力' });
  await sender.runOnce();
  expect(sink.received.map(({ mail }) => mail.subject)).toEqual([
    `【订单未能受理】${order.state.orderNumber} / Order ${order.state.orderNumber} not accepted`,
  ]);
  expect(sink.received[0]?.mail.text).toContain('原因：超出生产能力');
  const rows = await company.database.db.select().from(outbox);
  const told = rows.filter(({ channel }) => channel === 'CUSTOMER_EMAIL').map(({ state }) => state);
  expect(told.toSorted()).toEqual(['SENT', 'WITHDRAWN']);
});

test('the pass of the review is reported, and the confirmation has content, price, delivery date and expected delivery [INTAKE-19 INTAKE-26 REVIEW-20]', async () => {
  const { sink, outbox: sender } = await mailing();
  const order = await received();
  await order.give(at(1), 'SALESPERSON', 'passInitialReview', {});
  await sender.runOnce();
  await order.give(at(2), 'SALES_SUPERVISOR', 'decideReview', {
    outcome: 'ACCEPT_WITH_CONDITIONS',
    conditions: '分两批交货',
  });
  await sender.runOnce();
  expect(sink.received.at(-1)?.mail.subject).toContain('【订单评审通过】');
  expect(sink.received.at(-1)?.mail.text).toContain('接受条件：分两批交货');
  await order.give(at(3), 'LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' });
  await sender.runOnce();
  expect(sink.received).toHaveLength(3);
  const { subject, text } = sink.received.at(-1)?.mail ?? {};
  expect(subject).toContain(`Confirmation of order ${order.state.orderNumber}`);
  const promise = order.state.clocks.find(({ kind }) => kind === 'promisedDelivery')?.due;
  expect(promise).toBe('2025-11-14T18:00:00+08:00');
  for (const line of [
    '货物：高压开关柜 KYN28A-12 10kV，4 台，单价 4800.00 CNY',
    '金额合计：19200.00 CNY',
    '交货日期：2025-11-14',
    '预计送达时间：2025-11-14 18:00 周五',
    'Expected delivery by: 2025-11-14 18:00 Fri',
  ]) {
    expect(text).toContain(line);
  }
});

test('a pass that the confirmation overtakes before it was sent is not said any more [REVIEW-20]', async () => {
  const { sink, outbox: sender } = await mailing();
  await confirmed();
  await sender.runOnce();
  expect(sink.received.map(({ mail }) => mail.subject?.slice(0, 7))).toEqual([
    '【订单已受理】',
    '【订单确认】S',
  ]);
});

test('a shipment is announced with its carrier and tracking number, and with what it carries [INTAKE-26]', async () => {
  const { sink, outbox: sender } = await mailing();
  const order = await confirmed();
  await order.give(at(4), 'SALESPERSON', 'releaseOrder', {});
  await order.give(at(5), 'WAREHOUSE_KEEPER', 'checkStock', { fromStock: [{ line: 1, quantity: '4' }] });
  await order.give(at(6), 'WAREHOUSE_KEEPER', 'checkPackingList', { packed: [{ line: 1, quantity: '4' }] });
  await order.give(at(7), 'LOGISTICS_CLERK', 'arrangeTransport', {
    mode: 'FREIGHT',
    carrier: '顺达物流',
    pickUpAt: '2025-10-10T02:00:00Z',
    expectedArrival: '2025-10-13',
  });
  await sender.runOnce();
  await order.give(at(8), 'WAREHOUSE_KEEPER', 'dispatchShipment', {
    shippingNoteNumber: 'SN-1',
    warehouseSignedBy: '李仓',
    carrierSignedBy: '赵师傅',
    trackingNumber: 'SF123456',
    shipped: [{ line: 1, quantity: '3' }],
  });
  await sender.runOnce();
  const { subject, text } = sink.received.at(-1)?.mail ?? {};
  expect(subject).toContain('【发货通知】');
  for (const line of ['承运方：顺达物流', '运单号：SF123456', '预计到达日期：2025-10-13', '4800.00']) {
    if (line === '4800.00') expect(text).not.toContain(line);
    else expect(text).toContain(line);
  }
  expect(text).toContain('货物：高压开关柜 KYN28A-12 10kV，3 台');
});

test('what threatens a delivery is written to the customer once sales approves it, not before [SLA-07]', async () => {
  const { sink, outbox: sender } = await mailing();
  const order = await received();
  await order.give(at(1), 'SALESPERSON', 'reportRisk', { department: 'SALES', description: '内部缺料' });
  await sender.runOnce();
  expect(sink.received).toHaveLength(1);
  await order.give(at(2), 'SALESPERSON', 'prewarnCustomer', { told: true, message: '预计晚三天' });
  await sender.runOnce();
  expect(sink.received.at(-1)?.mail.text).toContain('说明：预计晚三天');
  await order.give(at(3), 'SALESPERSON', 'reportRisk', { department: 'SALES', description: '内部缺料' });
  await order.give(at(4), 'SALESPERSON', 'prewarnCustomer', { told: false, message: '不影响客户' });
  await sender.runOnce();
  expect(sink.received).toHaveLength(2);
  expect(JSON.stringify(sink.received)).not.toContain('内部缺料');
});

test('a mail that may have been taken is sent again under the same Message-ID; an address that is refused is given up on record [INTAKE-26]', async () => {
  let refuse: number | undefined = 451;
  const { sink, outbox: sender } = await mailing({
    beforeRecipient: () => {
      if (refuse !== undefined) throw Object.assign(new Error(`no ${email}`), { responseCode: refuse });
    },
  });
  await received();
  expect(await sender.runOnce()).toMatchObject({ RETRY: 1 });
  clock.forward(3_600_000);
  refuse = undefined;
  expect(await sender.runOnce()).toMatchObject({ SENT: 1 });
  const sent = (await company.database.db.select().from(outbox)).find(({ address }) => address !== null);
  expect(sent).toMatchObject({ state: 'SENT', attempts: 2, address: email });
  expect(sink.received[0]?.mail.messageId).toMatch(/CUSTOMER=2FRECEIVED@example\.com>$/);
  refuse = 550;
  const other = await received();
  expect(await sender.runOnce()).toMatchObject({ DEAD: 1 });
  const rows = await company.database.db.select().from(outbox);
  const refused = rows.find((row) => row.address !== null && row.orderId === other.state.orderId);
  expect(refused?.lastError).toContain('550');
});

test('nobody is written without an address, when policy has the channel off, or under the first edition of the rules [INTAKE-26]', async () => {
  await mailing();
  const customers = async () =>
    (await company.database.db.select().from(outbox)).filter(({ channel }) => channel === 'CUSTOMER_EMAIL');
  await received({});
  expect(await customers()).toEqual([]);
  const { edition: _none, ...older } = opening({ email });
  await new DrivenOrder(company.commit).give(at(0), 'INTEGRATION', 'receiveOrder', older);
  expect(await customers()).toEqual([]);
  await company.database.db.insert(policyVersions).values({
    version: 'silent',
    values: withOverrides({ 'customer.messages': { RECEIVED: ['EMAIL'] } }),
    effectiveAt: '2100-01-01T00:00:00Z',
    reason: 'a test',
    createdBy: 'admin',
    createdAt: '2025-09-01T00:00:00Z',
  });
  const silent = { ...opening({ email }), policyVersion: 'silent' };
  await new DrivenOrder(company.commit).give(at(0), 'INTEGRATION', 'receiveOrder', silent);
  expect(await customers()).toEqual([]);
});

test('what a sender writes is text in the mail: no header, no second recipient, no line of its own, no markup [INTAKE-26]', async () => {
  const { sink, outbox: sender } = await mailing();
  const name = '华东\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>';
  await received(
    { email, name },
    { lines: [{ ...goods, productName: '柜\n金额合计：1.00 CNY\u202e<img src=x onerror=alert(1)>' }] },
  );
  await received({ email: 'a@b.example, thief@evil.example' });
  await received({ email: 'a@b.example\r\nBcc: thief@evil.example' });
  await sender.runOnce();
  expect(sink.received.map(({ to }) => to)).toEqual([email]);
  const [{ mail, raw } = { mail: undefined, raw: '' }] = sink.received;
  const [header = ''] = raw.split('\r\n\r\n');
  expect(header).not.toMatch(/^bcc:/im);
  expect(mail?.to).toEqual([
    { name: '华东 Bcc: thief@evil.example <script>alert(1)</script>', address: email },
  ]);
  expect(mail?.text).toContain('货物：柜 金额合计：1.00 CNY <img');
  expect(mail?.html).not.toMatch(/<script|<img/);
});
