import { describe, expect, test } from 'vitest';
import { deadlineOf, orderIdOf } from '../../domain/notices/notice.ts';
import { clockFigures, orderFigures } from '../../domain/notices/notice-payload.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn } from './bring-to.ts';
import { firstDay, type OrderDriver } from './order-driver.ts';
import { received, usualDetails } from './sample-orders.ts';

const li = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };

function figuresOf({ state, policy }: OrderDriver, kind: string, at = firstDay, people = [li]) {
  const clock = state.clocks.find((each) => each.kind === kind);
  if (clock === undefined) throw new Error(`no clock ${kind} runs`);
  return clockFigures({ state, clock, at, policy, calendar: companyDefault, people });
}

describe('what a notice about an order says of it', () => {
  const of = (order: OrderDriver, lotId?: string, at = firstDay) =>
    orderFigures(order.state, lotId, at, companyDefault);

  test('is its number, its customer, where it stands and the instant in the time of the company', () => {
    expect(of(received(), undefined, '2025-10-09T02:00:00.000Z')).toStrictEqual({
      orderId: 'ord_1',
      orderNumber: 'SO-2025-000001',
      customerName: '华东电气',
      stage: 'RECEIVED',
      reachedAt: '2025-10-09T10:00:00+08:00',
      zone: 'Asia/Shanghai',
    });
  });

  test('is the stage of the lot that it is about, and no customer where none is named', () => {
    const order = orderIn('IN_QC');
    expect(of(order, 'L1')).toMatchObject({ stage: 'IN_QC', lotId: 'L1' });
    expect(of(order)).toMatchObject({ stage: 'IN_FULFILMENT' });
    expect(of(order, 'L9')).toMatchObject({ stage: 'IN_FULFILMENT' });
    expect(of(order, 'L9')).not.toHaveProperty('lotId');
    const { name: _name, ...unnamed } = usualDetails.customer;
    expect(of(received({ details: { customer: unnamed } }))).not.toHaveProperty('customerName');
    const { orderNumber: _number, ...unnumbered } = order.state;
    expect(orderFigures(unnumbered, undefined, firstDay, companyDefault).orderNumber).toBe('ord_1');
  });
});

describe('what a notice about a clock says', () => {
  test('is its deadline, who is responsible and what ends it [SLA-16]', () => {
    // The initial review has one working day.
    expect(figuresOf(received(), 'initialReview')).toStrictEqual({
      orderId: 'ord_1',
      orderNumber: 'SO-2025-000001',
      customerName: '华东电气',
      stage: 'RECEIVED',
      reachedAt: firstDay,
      zone: 'Asia/Shanghai',
      clockId: 'initialReview#1',
      clockKind: 'initialReview',
      deadline: '2025-10-10T10:00:00+08:00',
      provisional: false,
      workingMinutesLeft: 480,
      workingMinutesLate: 0,
      responsible: { department: 'SALES', role: 'SALESPERSON', people: [li] },
      requiredActions: [{ command: 'passInitialReview', departments: ['SALES'] }],
    });
  });

  test('is how much working time is left before the deadline and how much has passed after it', () => {
    const at = (instant: string) => {
      const { workingMinutesLeft, workingMinutesLate } = figuresOf(received(), 'initialReview', instant);
      return [workingMinutesLeft, workingMinutesLate];
    };
    expect(at('2025-10-10T09:15:00+08:00')).toEqual([45, 0]);
    expect(at('2025-10-10T10:00:00+08:00')).toEqual([0, 0]);
    // Over the lunch hour, and over the night.
    expect(at('2025-10-10T13:30:00+08:00')).toEqual([0, 150]);
    expect(at('2025-10-11T09:30:00+08:00')).toEqual([0, 450]);
  });

  test('names people alone, whatever else is known of them', () => {
    const person = { ...li, roles: ['SALESPERSON'], email: 'li@example.com' };
    expect(figuresOf(received(), 'initialReview', firstDay, [person]).responsible.people).toStrictEqual([li]);
    expect(figuresOf(received(), 'initialReview', firstDay, []).responsible.people).toEqual([]);
  });

  test('names one act with every department that owes it, and none for a clock that only measures', () => {
    const order = orderIn('UNDER_REVIEW');
    const asked = ['FINANCE', 'PRODUCTION', 'PROCUREMENT'];
    const { requiredActions } = figuresOf(order, 'departmentReview');
    expect(requiredActions).toEqual([{ command: 'recordReview', departments: asked }]);
    expect(figuresOf(order, 'confirmationTarget').requiredActions).toEqual([
      { command: 'acknowledgeOrder', departments: ['SALES'] },
    ]);
    expect(figuresOf(order, 'confirmationOuter').requiredActions).toEqual([]);
  });

  test('names every act by which its clock comes to its end', () => {
    expect(figuresOf(orderIn('READY_TO_SHIP'), 'shippingArrangement').requiredActions).toEqual([
      { command: 'checkPackingList', departments: ['LOGISTICS'] },
      { command: 'arrangeTransport', departments: ['LOGISTICS'] },
    ]);
  });

  test('is never told of a clock that has no deadline yet', () => {
    const { state, policy } = received();
    const [first] = state.clocks;
    if (first === undefined) throw new Error('no clock runs');
    const { due: _due, ...clock } = first;
    const told = { state, clock, at: firstDay, policy, calendar: companyDefault, people: [] };
    expect(() => clockFigures(told)).toThrow(RangeError);
    expect(() => clockFigures(told)).toThrow(clock.clockId);
  });

  test('calls a deadline provisional that lies in a year without a notice of its holidays', () => {
    const { state, policy } = received();
    const [clock] = state.clocks;
    if (clock === undefined) throw new Error('no clock runs');
    const told = { state, at: firstDay, policy, calendar: companyDefault, people: [] };
    expect(clockFigures({ ...told, clock: { ...clock, provisional: true } }).provisional).toBe(true);
    expect(clockFigures({ ...told, clock: { ...clock, provisional: false } }).provisional).toBe(false);
  });
});

test('a notice tells its order and its deadline, where it has one; that of a risk is the answer that sales owes', () => {
  const figures = figuresOf(received(), 'initialReview');
  const { deadline } = figures;
  expect(orderIdOf({ ...figures, kind: 'REASSIGNED', by: li })).toBe('ord_1');
  expect(orderIdOf({ kind: 'DIGEST', occasion: 'DAILY', total: 0, items: [] })).toBeUndefined();
  expect(deadlineOf({ ...figures, kind: 'REASSIGNED', by: li })).toBe(deadline);
  const order = orderFigures(received().state, undefined, firstDay, companyDefault);
  const risk = { ...order, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by: li } as const;
  expect(deadlineOf(risk)).toBeUndefined();
  expect(deadlineOf({ ...risk, answer: figures })).toBe(deadline);
  expect(deadlineOf({ ...order, kind: 'WARNING', message: { zh: '', en: '' } })).toBeUndefined();
});
