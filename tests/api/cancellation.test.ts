import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../api/problems/problem.ts';
import { bypassReport } from '../../api/views/bypass-report-schema.ts';
import type { OrderView } from '../../api/views/order-schema.ts';
import { addAttachment } from '../../db/attachments/attachments.ts';
import { kebabName } from '../../domain/order/commands.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf, type Role } from '../../domain/people/roles.ts';
import { orderWorkflowId } from '../../workflows/messages.ts';
import { type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const request = { requestedBy: '周敏', formReference: 'QX-2028-1', reason: '项目停建' };
const reason = '客户停产待料';

async function post<Name extends CommandName>(
  orderId: string,
  role: Role,
  name: Name,
  input: CommandInputs[Name],
) {
  const sender = await api.as(role);
  return await sender.post(`/v1/orders/${orderId}/commands/${kebabName(name)}`, { input });
}

async function give<Name extends CommandName>(
  orderId: string,
  role: Role,
  name: Name,
  input: CommandInputs[Name],
): Promise<OrderView> {
  return orderIn(await post(orderId, role, name, input));
}

/** An order of four pieces that waits for its stock check. */
async function released(): Promise<OrderView> {
  const { orderId, total } = orderIn(
    await (await api.as('SALESPERSON')).post('/v1/orders', orderBody({ remarks: '加急' })),
  );
  await give(orderId, 'SALESPERSON', 'passInitialReview', {});
  for (const department of ['FINANCE', 'PRODUCTION', 'PROCUREMENT'] as const) {
    await give(orderId, headOf(department), 'recordReview', { department, result: 'PASS' });
  }
  let order = await give(orderId, 'SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' });
  if (order.stage === 'UNDER_REVIEW') {
    order = await give(orderId, 'SALESPERSON', 'issueQuotation', { quotationNumber: 'Q-1', total });
  }
  if (order.stage === 'QUOTED') {
    const contract = { contractNumber: 'K-1', customerSignedBy: '周敏' };
    order = await give(orderId, 'SALESPERSON', 'signContract', contract);
  }
  for (const { command, department } of order.tasks) {
    if (command === 'confirmPlan') order = await give(orderId, headOf(department), command, { department });
  }
  return await give(orderId, 'SALESPERSON', 'releaseOrder', {});
}

/** The id of a file that is kept with the order. */
async function filed({ orderId }: OrderView): Promise<string> {
  const attachmentId = randomUUID();
  await addAttachment(api.stack.database, {
    attachmentId,
    orderId,
    fileName: 'request.pdf',
    mediaType: 'application/pdf',
    sizeInBytes: 9,
    sha256: '00',
    uploadedBy: 'salesperson',
    uploadedAt: api.clock.now().toISOString(),
  });
  return attachmentId;
}

async function reservedOf(productCode: string): Promise<number> {
  const [row] = await api.stack.database.sql<{ reserved: string }[]>`
    select reserved from dueline.stock where product_code = ${productCode}`;
  return Number(row?.reserved);
}

async function stopAll({ orderId, cancellation }: OrderView): Promise<void> {
  for (const department of (cancellation?.told ?? []) as Department[]) {
    await give(orderId, headOf(department), 'acknowledgeStop', { department });
  }
}

test('an order is cancelled from the form to its end: frozen, stopped, settled, undone [CANCEL-01 CANCEL-02 CANCEL-09]', async () => {
  const before = await reservedOf('XL-21');
  const { orderId } = await released();
  await give(orderId, 'WAREHOUSE_KEEPER', 'checkStock', { fromStock: [{ line: 1, quantity: '1' }] });
  expect(await reservedOf('XL-21')).toBe(before + 1);

  const frozen = await give(orderId, 'SERVICE_AGENT', 'requestCancellation', request);
  expect(frozen).toMatchObject({
    stage: 'CANCEL_REQUESTED',
    orderStage: 'IN_FULFILMENT',
    cancellation: request,
  });
  expect(frozen.stageName.zh).toBe('取消处理中');
  const refused = await post(orderId, 'PLANNER', 'submitPlan', {
    start: '2028-02-01',
    finish: '2028-02-10',
    materialAgreed: true,
  });
  expect(problemIn(refused)).toMatchObject({ status: 409, code: 'blocked' });
  expect(problemIn(await post(orderId, 'SALESPERSON', 'requestCancellation', request))).toMatchObject({
    status: 409,
    code: 'blocked',
  });
  await stopAll(frozen);
  await give(orderId, 'ORDER_CLERK', 'recordDisposition', { items: [], reason: '尚未投料' });
  await give(orderId, 'SALESPERSON', 'confirmCancellation', { confirmedWith: '周敏', channel: 'PHONE' });
  const offered = orderIn(await (await api.as('ACCOUNTANT')).get(`/v1/orders/${orderId}`));
  const own = offered.availableCommands.find(({ command }) => command === 'settleCancellation');
  const zero = { amount: '0.00', currency: 'CNY' } as const;
  expect(own?.suggested).toMatchObject({ fee: zero, refund: zero, depositTreatment: 'REFUND' });
  await give(orderId, 'ACCOUNTANT', 'settleCancellation', {
    fee: zero,
    refund: zero,
    depositTreatment: 'REFUND',
    basis: '无损失',
  });
  const done = await give(orderId, 'FINANCE_MANAGER', 'approveCancellationSettlement', {});
  expect(done).toMatchObject({ stage: 'CANCELLED', orderStage: 'CANCELLED', clocks: [], tasks: [] });
  expect(done.cancellation?.compensations).toMatchObject([
    { kind: 'RESERVATION_RELEASED', reference: 'XL-21 1' },
  ]);
  expect(await reservedOf('XL-21')).toBe(before);
  const ended = await api.stack.client.workflow.getHandle(orderWorkflowId(orderId)).result();
  expect(ended).toMatchObject({ stage: 'CANCELLED' });
  const after = await post(orderId, 'SALESPERSON', 'withdrawCancellation', { reason: 'x' });
  expect(problemIn(after)).toMatchObject({ status: 409, code: 'order-closed' });
  const board = await (await api.as('SALESPERSON')).get('/v1/board?stage=CANCELLED');
  expect(board.text).toContain(orderId);
});

test('the form of a cancellation is a file of this very order: any other is refused before the engine hears of it, in the same words whosever it is [CANCEL-01]', async () => {
  const clerk = await api.as('SALESPERSON');
  const received = async () => orderIn(await clerk.post('/v1/orders', orderBody({ remarks: '加急' })));
  const order = await received();
  const [own, strange] = [await filed(order), await filed(await received())];
  const { formReference: _number, ...said } = request;
  const { workflow } = api.stack.client;
  const heard = async () =>
    (await workflow.getHandle(orderWorkflowId(order.orderId)).fetchHistory()).events?.length;
  const before = await heard();
  const told = [];
  for (const formAttachmentId of [strange, randomUUID(), 'no-id']) {
    const input = { ...said, formAttachmentId };
    const tried = {
      command: 'request-cancellation',
      input,
      preview: true,
      targets: [{ orderId: order.orderId }],
    };
    const { results } = Object((await clerk.post('/v1/commands', tried)).body);
    const { problem } = (results as { problem?: Problem }[])[0] ?? {};
    const refused = problemIn(await post(order.orderId, 'SALESPERSON', 'requestCancellation', input));
    told.push(...[refused, problem].map((each) => [each?.code, each?.errors, each?.detail]));
  }
  expect(told[0]).toEqual([
    'does-not-fit',
    [{ path: 'input.formAttachmentId', reason: 'is no file of this order' }],
    expect.stringContaining('is no file of this order'),
  ]);
  expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await heard()).toBe(before);
  const frozen = await give(order.orderId, 'SALESPERSON', 'requestCancellation', {
    ...said,
    formAttachmentId: own,
  });
  expect(frozen.cancellation).toMatchObject({ ...said, formAttachmentId: own });
  expect(frozen.cancellation).not.toHaveProperty('formReference');
});

test('an order whose cancellation is withdrawn goes on where it stood [CANCEL-02]', async () => {
  const order = await released();
  const clock = order.clocks.find(({ kind }) => kind === 'stockCheck');
  const frozen = await give(order.orderId, 'SALESPERSON', 'requestCancellation', request);
  expect(frozen.clocks.find(({ kind }) => kind === 'stockCheck')).toMatchObject({ paused: true });
  const board = await (await api.as('SALESPERSON')).get('/v1/board?stage=CANCEL_REQUESTED');
  expect(board.text).toContain(order.orderId);
  const back = await give(order.orderId, 'SALESPERSON', 'withdrawCancellation', { reason: '客户决定继续' });
  expect(back).toMatchObject({
    stage: 'RELEASED',
    cancellations: [{ withdrawal: { reason: '客户决定继续' } }],
  });
  expect(back).not.toHaveProperty('cancellation');
  const after = back.clocks.find(({ kind }) => kind === 'stockCheck');
  expect(after).toMatchObject({ paused: false });
  expect(Date.parse(after?.due ?? '')).toBeGreaterThanOrEqual(Date.parse(clock?.due ?? ''));
  await give(order.orderId, 'WAREHOUSE_KEEPER', 'checkStock', { fromStock: [] });
});

test('a skipped approval stands in the audit report, with who, why and when it is made up for [REVIEW-21 REVIEW-22]', async () => {
  const received = await (await api.as('SALESPERSON')).post('/v1/orders', orderBody({ remarks: '加急' }));
  const { orderId, orderNumber } = orderIn(received);
  await give(orderId, 'SALESPERSON', 'passInitialReview', {});
  const skipped = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason } as const;
  const order = await give(orderId, 'PRODUCTION_MANAGER', 'bypassApproval', skipped);
  expect(order.bypasses).toMatchObject([{ ...skipped, by: 'production-manager' }]);

  const auditor = await api.as('AUDITOR');
  const read = async (query = '') => {
    const page = bypassReport.parse((await auditor.get(`/v1/reports/bypasses${query}`)).body);
    return page.items.filter((item) => item.orderId === orderId);
  };
  const due = order.clocks.find(({ kind }) => kind === 'bypassMakeUp')?.due;
  expect(await read()).toMatchObject([
    { orderNumber, ...skipped, by: 'production-manager', dueAt: due, state: 'OPEN', late: false },
  ]);
  api.clock.shiftMs = 10 * 86_400_000;
  expect(await read('?state=OVERDUE')).toMatchObject([{ state: 'OVERDUE', late: true }]);
  expect(await read('?state=OPEN')).toEqual([]);
  api.clock.shiftMs = 0;

  const made = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', result: 'PASS' } as const;
  await give(orderId, 'BUYER', 'makeUpApproval', made);
  expect(await read('?state=MADE_UP')).toMatchObject([
    { madeUpBy: 'buyer', result: 'PASS', state: 'MADE_UP', late: false },
  ]);
  expect(await read('?department=FINANCE')).toEqual([]);

  const other = await give(orderId, 'PRODUCTION_MANAGER', 'bypassApproval', {
    ...skipped,
    department: 'FINANCE',
  });
  await give(orderId, 'SALESPERSON', 'requestCancellation', request);
  await give(orderId, 'SALESPERSON', 'withdrawCancellation', { reason: 'x' });
  expect(other.bypasses).toHaveLength(2);
  const refused = await (await api.as('SALES_MANAGER')).get('/v1/reports/bypasses');
  expect(problemIn(refused)).toMatchObject({ status: 403 });
});
