import { describe, expect, test } from 'vitest';
import { type ChangeImpact, changeImpact } from '../../domain/order/change/impact.ts';
import type { ChangeWish } from '../../domain/order/change/records.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { changed } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { cables, received, twoLines } from './sample-orders.ts';

/** What a wish would mean now, and nothing of it done. */
function impact(order: OrderDriver, wanted: ChangeWish, lotId?: string): ChangeImpact {
  const { policy, calendars, now, state } = order;
  const before = structuredClone(state);
  const wish = lotId === undefined ? { wanted } : { wanted, lotId };
  const answer = changeImpact(state, wish, { policy, calendars }, now);
  expect(order.state).toEqual(before);
  return answer;
}

/** Clocks as `id: before → after`. */
const clocksOf = ({ clocks }: ChangeImpact) =>
  clocks.map(({ clockId, dueBefore, dueAfter }) => `${clockId}: ${dueBefore} → ${dueAfter}`);

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const other = { lines: [{ line: 1, specification: '12kV' }] };

/** 60 of the first line in production, 40 in inspection. */
function inTwoLots(): OrderDriver {
  const order = orderIn('IN_PRODUCTION');
  order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
  return order;
}

describe('what a change would mean is told before anybody decides it', () => {
  test('what it touches, who evaluates it, what it costs, and what becomes of the lot and its deadlines [CHANGE-04]', () => {
    const answer = impact(orderIn('PLANNED'), fewer);
    expect(answer).toMatchObject({
      subjects: ['QUANTITY'],
      evaluators: ['PLANNING', 'PROCUREMENT', 'WAREHOUSE'],
      needsAgreement: false,
      cost: {
        before: { amount: '198050.00', currency: 'CNY' },
        after: { amount: '118830.00', currency: 'CNY' },
        difference: { amount: '-79220.00', currency: 'CNY' },
      },
      stockReleased: [],
    });
    expect(answer.lots).toEqual([
      {
        lotId: 'L1',
        effect: 'PLANNED_ANEW',
        stage: 'PLANNED',
        stageAfter: 'PLANNING',
        linesBefore: [{ line: 1, quantity: '100' }],
        linesAfter: [{ line: 1, quantity: '60' }],
        surplus: [],
      },
    ]);
    expect(answer.clocks).toEqual([
      {
        clockId: 'L1.productionPlan#2',
        kind: 'productionPlan',
        lotId: 'L1',
        owner: 'PLANNING',
        dueBefore: null,
        // Two working days of Thursday 10:00: Saturday is worked.
        dueAfter: '2025-10-11T10:00:00+08:00',
      },
      {
        clockId: 'L1.countersignature#1',
        kind: 'countersignature',
        lotId: 'L1',
        owner: 'PRODUCTION',
        dueBefore: '2025-10-10T10:00:00+08:00',
        dueAfter: null,
      },
    ]);
  });

  test('goods that are begun and not wanted any more, and the lot that falls away', () => {
    const answer = impact(inTwoLots(), { lines: [{ line: 1, quantity: '30' }] });
    expect(answer.lots).toMatchObject([
      {
        lotId: 'L1',
        effect: 'DROPPED',
        stage: 'IN_PRODUCTION',
        stageAfter: null,
        linesAfter: [],
        surplus: [{ line: 1, quantity: '60' }],
      },
      { lotId: 'L2', effect: 'QUANTITY', stageAfter: 'IN_QC', surplus: [{ line: 1, quantity: '10' }] },
    ]);
    expect(clocksOf(answer)).toEqual(['L1.production#1: 2025-10-24T18:00:00+08:00 → null']);
  });

  test('a lot that there is not yet, for a line that is added', () => {
    const answer = impact(orderIn('IN_PRODUCTION'), { lines: [cables] });
    expect(answer.lots).toEqual([
      {
        lotId: 'L2',
        effect: 'NEW',
        stage: null,
        stageAfter: 'RELEASED',
        linesBefore: [],
        linesAfter: [{ line: 2, quantity: '2.5' }],
        surplus: [],
      },
    ]);
    expect(answer.cost.difference).toEqual({ amount: '2000.00', currency: 'CNY' });
    expect(answer.needsAgreement).toBe(true);
  });

  test('what goes back into stock', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    const answer = impact(order, other);
    expect(answer.subjects).toEqual(['SPECIFICATION']);
    expect(answer.stockReleased).toEqual([{ lotId: 'L2', line: 1, productCode: 'P-1', quantity: '30' }]);
    expect(answer.lots.map(({ lotId, effect }) => `${lotId} ${effect}`)).toEqual([
      'L1 PLANNED_ANEW',
      'L2 STOCK_ANEW',
    ]);
  });

  test('of one lot alone', () => {
    const answer = impact(inTwoLots(), { lines: [{ line: 1, quantity: '90' }] }, 'L2');
    expect(answer.lots.map(({ lotId, effect }) => `${lotId} ${effect}`)).toEqual(['L2 QUANTITY']);
    expect(() => impact(inTwoLots(), fewer, 'L7')).toThrow();
  });

  test('of one of two lots that have the same kind of deadline: its own deadline alone', () => {
    const order = orderIn('IN_PRODUCTION', twoLines);
    const finish = (line: number, quantity: string) =>
      order.give('completeProduction', { finished: [{ line, quantity }] }, 'PRODUCTION_SUPERVISOR', {
        lotId: 'L1',
      });
    finish(2, '2.5');
    order.at('2025-10-09T14:00:00+08:00');
    finish(1, '100');
    expect(order.lots).toEqual(['L1 IN_QC 1:100', 'L2 IN_QC 2:2.5']);
    expect(clocksOf(impact(order, { lines: [{ line: 2, specification: '12kV' }] }, 'L2'))).toEqual([
      'L2.productionPlan#1: null → 2025-10-11T14:00:00+08:00',
      'L2.inspection#1: 2025-10-10T10:00:00+08:00 → null',
    ]);
  });

  test('a later promise moves in its own clock, and needs an agreement', () => {
    const answer = impact(orderIn('IN_QC'), { deliveryDate: '2025-12-05' });
    expect(answer).toMatchObject({ subjects: ['DELIVERY_DATE'], needsAgreement: true, lots: [] });
    expect(clocksOf(answer)).toEqual([
      'promisedDelivery#1: 2025-11-14T18:00:00+08:00 → 2025-12-05T18:00:00+08:00',
    ]);
    expect(answer.clocks[0]).not.toHaveProperty('lotId');
    expect(impact(orderIn('IN_QC'), { deliveryDate: '2025-11-10' }).needsAgreement).toBe(false);
  });

  test('of an order without lots: its data, and no clock that stays as it is', () => {
    const answer = impact(orderIn('CONFIRMED'), { consignee: '李工' });
    expect(answer).toMatchObject({ subjects: [], evaluators: [], lots: [], clocks: [] });
  });

  test('is judged by the figures and the working days that the order has by now', () => {
    const order = orderIn('PLANNED', { policy: { 'calendar.workingDayMode': 'END_OF_NTH_DAY' } });
    expect(impact(order, fewer).clocks[0]?.dueAfter).toBe('2025-10-11T18:00:00+08:00');
    const values = { ...order.policy, 'sla.plan.complete': '3wd', 'change.agreementScope': 'PROJECT' };
    order.change('migratePolicy', { version: 'v2', values, reason: 'x' });
    expect(impact(order, fewer).clocks[0]?.dueAfter).toBe('2025-10-13T18:00:00+08:00');
    expect(impact(order, { lines: [cables] }).needsAgreement).toBe(false);
  });

  test('what the rules refuse is refused with the field', () => {
    expect(() => impact(received(), { deliveryDate: '2025-10-01' })).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'does-not-fit' }) }),
    );
    expect(() => impact(orderIn('SHIPPED'), fewer)).toThrow('CHANGE-15');
  });
});

describe('what a change was said to mean', () => {
  test.each([
    ['fewer of a line', () => bringTo(orderIn('PLANNED'), 'IN_PRODUCTION'), fewer],
    ['another specification', inTwoLots, other],
    ['a later date', () => orderIn('PLANNED'), { deliveryDate: '2025-12-05' }],
    ['another address', () => orderIn('READY_TO_SHIP'), { deliveryAddress: '苏州市工业园区' }],
  ])('is what it means when it takes effect: %s', (_what, make, wanted) => {
    const order = make();
    const said = impact(order, wanted);
    changed(order, wanted);
    const [record] = order.state.changes ?? [];
    expect(said.cost.after).toEqual(order.total);
    expect(said.lots.map(({ lotId, effect }) => [lotId, effect])).toEqual(
      (record?.effects ?? []).map(({ lotId, effect }) => [lotId, effect]),
    );
    for (const { clockId, dueAfter } of said.clocks) {
      const due = order.state.clocks.find((clock) => clock.clockId === clockId)?.due ?? null;
      expect(due, clockId).toBe(dueAfter);
    }
  });
});
