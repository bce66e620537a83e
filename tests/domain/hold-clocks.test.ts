import { describe, expect, test } from 'vitest';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { cancel } from './cancelled-order.ts';
import type { OrderDriver } from './order-driver.ts';

const note: CommandInputs['noteCase'] = {
  caseId: 'case_1',
  caseNumber: 'CE-1',
  kind: 'EXCEPTION',
  type: 'INFO_ERROR',
  effect: 'BLOCK',
};
const reasons = (order: OrderDriver, kind: Parameters<OrderDriver['clock']>[0], lotId?: string) =>
  order.clock(kind, lotId).pauses.map(({ reason }) => reason);

describe('while work stands still', () => {
  test('each reason holds a clock once, and its own end alone lets it go [SLA-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    order.change('noteCase', note);
    order.change('noteCase', { ...note, caseId: 'case_2', caseNumber: 'CE-2' });
    expect(reasons(order, 'production', 'L1')).toEqual(['HOLD', 'EXCEPTION']);
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).toEqual(['caseNoted', 'holdPlaced']);
    order.give('resumeOrder', {}, 'SALESPERSON');
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION', 'HOLD']);
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect(reasons(order, 'production', 'L1')).toEqual(['HOLD']);
  });

  test('what never stood still is not let go: its clock is not touched', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    const entry = order.give('resumeOrder', {}, 'SALESPERSON');
    const resumed = entry.events.flatMap((event) => (event.type === 'clockResumed' ? [event.clockId] : []));
    expect(resumed).toContain('L1.production#1');
    expect(resumed).not.toContain(order.clock('promisedDelivery').clockId);
  });

  test('from an operation on, or on one lot, the clocks of the order itself run [EXC-10]', () => {
    const review = orderIn('UNDER_REVIEW');
    review.change('noteCase', { ...note, from: 'PLANNED' });
    expect(reasons(review, 'departmentReview')).toEqual([]);
    const order = orderIn('IN_PRODUCTION');
    order.give('reportRisk', { department: 'PRODUCTION', description: '缺料' }, 'PRODUCTION_MANAGER');
    order.change('noteCase', { ...note, lotId: 'L1' });
    expect(reasons(order, 'customerPrewarning')).toEqual([]);
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
    order.change('noteCase', { ...note, caseId: 'case_2', caseNumber: 'CE-2' });
    expect(reasons(order, 'customerPrewarning')).toEqual(['EXCEPTION']);
    // The hold of the lot does not keep the order once that of the order has ended.
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect([reasons(order, 'customerPrewarning'), reasons(order, 'production', 'L1')]).toEqual([
      [],
      ['EXCEPTION'],
    ]);
  });

  test('a lot stands still as soon as one of several holds begins with its operation [EXC-10]', () => {
    const order = orderIn('IN_QC');
    order.change('noteCase', { ...note, from: 'SHIPPED' });
    order.change('noteCase', { ...note, caseId: 'case_2', caseNumber: 'CE-2', from: 'READY_TO_SHIP' });
    expect(reasons(order, 'inspection', 'L1')).toEqual([]);
    bringTo(order, 'READY_TO_SHIP');
    expect(reasons(order, 'shippingArrangement', 'L1')).toEqual(['EXCEPTION']);
  });

  test('a cancellation freezes what was promised to the customer too, another hold does not [CANCEL-02]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    expect(reasons(order, 'promisedDelivery')).toEqual([]);
    expect(reasons(cancel(order), 'promisedDelivery')).toEqual(['CANCELLATION']);
  });
});

describe('a problem with the information of an order', () => {
  const wrong = (wrongField: 'ADDRESS' | 'SPECIFICATION' | 'QUANTITY' | 'PRICE') =>
    ({ type: 'INFO_ERROR', description: '有误', wrongField }) as const;

  test('asks anew for the field of each line, once however often it is reported [EXC-14]', () => {
    const cabinets = orderIn('RECEIVED');
    const [line] = cabinets.state.details.lines;
    if (line === undefined) throw new Error('no line');
    const lines = [line, { ...line, line: 2 }];
    for (const [field, name] of [
      ['SPECIFICATION', 'specification'],
      ['QUANTITY', 'quantity'],
      ['PRICE', 'unitPrice'],
    ] as const) {
      const order = orderIn('RECEIVED', { details: { lines } });
      order.give('reportProblem', wrong(field), 'SALESPERSON');
      expect(order.state.gaps.map(({ path }) => path)).toEqual([`lines[0].${name}`, `lines[1].${name}`]);
      const again = order.give('reportProblem', wrong(field), 'SALESPERSON');
      expect(again.events).toStrictEqual([
        {
          type: 'exceptionRaised',
          exception: { type: 'INFO_ERROR', description: '有误', department: 'SALES', wrongField: field },
        },
      ]);
      expect(order.state.gaps).toHaveLength(2);
    }
  });

  test('asks for nothing once the order is registered: the case says what has to wait [EXC-14]', () => {
    for (const stage of ['UNDER_REVIEW', 'PLANNING'] as const) {
      const order = orderIn(stage);
      order.give('reportProblem', wrong('ADDRESS'), 'SALESPERSON');
      expect([order.stage, order.state.gaps]).toEqual([stage, []]);
    }
  });

  test('names the field, and no other problem does [EXC-01]', () => {
    const order = orderIn('PLANNING');
    expect(order.refusal('reportProblem', { type: 'INFO_ERROR', description: 'x' }, 'PLANNER')).toBe(
      'does-not-fit: wrongField: say which field is wrong @wrongField',
    );
    const damaged = { type: 'PROBLEM', description: 'x', wrongField: 'PRICE' } as const;
    expect(order.refusal('reportProblem', damaged, 'PLANNER')).toBe(
      'does-not-fit: wrongField: only wrong information names a field @wrongField',
    );
    const entry = order.give('reportProblem', { type: 'PROBLEM', description: 'x' }, 'PLANNER');
    expect(entry.events).toStrictEqual([
      { type: 'exceptionRaised', exception: { type: 'PROBLEM', description: 'x', department: 'SALES' } },
    ]);
  });
});

describe('a case that an order is told of', () => {
  test('is another one for another lot, operation or case, and holds each as it says [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...note, lotId: 'L1' });
    order.change('noteCase', { ...note, lotId: 'L1', from: 'READY_TO_SHIP' });
    order.change('noteCase', note);
    order.change('noteCase', { ...note, caseId: 'case_2', caseNumber: 'CE-2', lotId: 'L1' });
    expect(order.state.cases).toHaveLength(4);
    const mark = { reason: 'EXCEPTION', by: 'policy:change/1/admin', at: order.now };
    expect(order.state.holds).toStrictEqual([
      { ...mark, note: 'CE-1', caseId: 'case_1', lotId: 'L1' },
      { ...mark, note: 'CE-1', caseId: 'case_1', lotId: 'L1', from: 'READY_TO_SHIP' },
      { ...mark, note: 'CE-1', caseId: 'case_1' },
      { ...mark, note: 'CE-2', caseId: 'case_2', lotId: 'L1' },
    ]);
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'MERGED' });
    expect(order.state.cases?.map(({ caseId, outcome }) => `${caseId} ${outcome}`)).toEqual([
      'case_1 MERGED',
      'case_1 MERGED',
      'case_1 MERGED',
      'case_2 undefined',
    ]);
    expect(order.state.holds?.map(({ caseId }) => caseId)).toEqual(['case_2']);
  });

  test('lets go only what it held: one that warned holds nothing, one that held a lot does [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...note, effect: 'WARN' });
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).toEqual(['caseEndNoted']);
    order.change('noteCase', { ...note, caseId: 'case_2', lotId: 'L1' });
    order.change('noteCase', { ...note, caseId: 'case_2', effect: 'WARN' });
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect(order.state.holds).toEqual([]);
    expect(order.state.cases?.every(({ closedAt }) => closedAt === order.now)).toBe(true);
  });
});
