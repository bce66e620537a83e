import { describe, expect, test } from 'vitest';
import { definitionOf, isStageClock } from '../../domain/order/clock-control.ts';
import { currentEdition, hasEdition } from '../../domain/order/edition.ts';
import { happenedAt } from '../../domain/order/happened-at.ts';
import { isFinal, openOrderStages } from '../../domain/order/stage-names.ts';
import { nextDueInstant, orderOverdue } from '../../domain/order/state.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const pausesOf = (order: OrderDriver, kind: 'departmentReview' | 'confirmationOuter') =>
  order.clock(kind).pauses.map(({ reason }) => reason);

describe('a person’s pause', () => {
  test('outlasts the stage in which the order waited for its customer, which ends its own alone [SLA-10]', () => {
    const order = orderIn('UNDER_REVIEW').at('2025-10-09T11:00:00+08:00');
    const pause = { clockId: 'departmentReview#1', reason: 'SUPPLIER', comment: 'x' } as const;
    order.give('pauseClock', pause, 'SALES_MANAGER');
    order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER');
    expect(pausesOf(order, 'departmentReview')).toEqual(['SUPPLIER', 'AWAITING_CUSTOMER_DECISION']);
    expect(pausesOf(order, 'confirmationOuter')).toEqual(['AWAITING_CUSTOMER_DECISION']);
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(pausesOf(order, 'departmentReview')).toEqual(['SUPPLIER']);
    expect(pausesOf(order, 'confirmationOuter')).toEqual([]);
    expect(order.clock('departmentReview')).toMatchObject({
      cycle: 1,
      pausedAt: '2025-10-09T11:00:00+08:00',
    });
  });
});

describe('while an order waits for its customer', () => {
  const problem = { type: 'INFO_ERROR', description: '地址有误', wrongField: 'ADDRESS' } as const;
  const gap = (whose: 'CUSTOMER' | 'OURS') => ({ gaps: [{ path: 'remarks', reason: '图纸不清', whose }] });

  test('the time of the customer runs, also where it was we who owed something first [SLA-10]', () => {
    const order = orderIn('RECEIVED');
    order.give('requestInformation', gap('OURS'), 'SALESPERSON');
    expect(order.clock('initialReview').pausedAt).toBeUndefined();
    order.give('reportProblem', problem, 'LOGISTICS_CLERK');
    expect(order.clock('initialReview').pausedAt).toBe(order.now);
    expect(order.clock('infoSupplement').pausedAt).toBeUndefined();
  });

  test('another thing that the customer owes lets nothing stand still a second time', () => {
    const order = orderIn('RECEIVED');
    order.give('requestInformation', gap('CUSTOMER'), 'SALESPERSON');
    const { events } = order.give('reportProblem', problem, 'LOGISTICS_CLERK');
    expect(events.map(({ type }) => type)).toContain('gapsFound');
    expect(events.map(({ type }) => type)).not.toContain('clockPaused');
  });
});

describe('a stage that is left', () => {
  test('ends its own clock, and none of the order’s or of other lots', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    const running = () => order.state.clocks.map(({ clockId }) => clockId);
    const whole = ['confirmationTarget#1', 'promisedDelivery#1'];
    expect(running()).toEqual([...whole, 'L1.production#1', 'L2.inspection#1']);
    const report = { passed: [{ line: 1, quantity: '40' }], failed: [], standardVersion: 'v1' };
    order.give('recordInspection', report, 'INSPECTOR');
    expect(running()).toEqual([...whole, 'L1.production#1', 'L2.shippingArrangement#1']);
  });

  test('for the order’s end leaves no clock behind, each ended once', () => {
    const order = orderIn('RECEIVED');
    const before = order.state.clocks.map(({ clockId }) => clockId).sort();
    const { events } = order.give('rejectOrder', { reason: 'x' }, 'SALESPERSON');
    const stopped = events.flatMap((event) => (event.type === 'clockStopped' ? [event.clockId] : []));
    expect(stopped.sort()).toEqual(before);
    expect(order.state.clocks).toEqual([]);
    expect(nextDueInstant(order.state)).toBeUndefined();
  });
});

describe('every kind of clock', () => {
  test('belongs to a stage, or starts and stops with acts of its own', () => {
    expect((['inspection', 'production', 'archive'] as const).map(isStageClock)).toEqual([true, true, true]);
    expect((['promisedDelivery', 'followUp', 'rework'] as const).map(isStageClock)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('has one definition: a stage’s, one of its own, or a case’s', () => {
    expect(definitionOf('inspection')).toMatchObject({ owner: 'QUALITY', assignee: 'INSPECTOR' });
    expect(definitionOf('followUp')).toMatchObject({ owner: 'AFTER_SALES' });
    expect(definitionOf('caseAnalysis').kind).toBe('caseAnalysis');
    const order = orderIn('IN_QC');
    expect(order.clock('promisedDelivery')).not.toHaveProperty('lotId');
    expect(order.clock('inspection', 'L1')).toMatchObject({ lotId: 'L1', clockId: 'L1.inspection#1' });
    expect(() => definitionOf('siesta' as 'rework')).toThrow('no clock of kind siesta');
  });
});

describe('a target that is missed', () => {
  test('makes no order overdue; a deadline does, until it is waived [INTAKE-13 SLA-12]', () => {
    const policy = { 'sla.ladders': { confirmationTarget: ['0 ASSIGNEE'] } };
    const order = orderIn('RECEIVED', { policy }).passUntil('2025-10-09T16:00:00+08:00');
    expect(order.rungs).toMatchObject([{ clockId: 'confirmationTarget#1', rung: '0' }]);
    expect(orderOverdue(order.state)).toBe(false);
    order.passUntil('2025-10-10T10:00:01+08:00');
    expect(orderOverdue(order.state)).toBe(true);
    order.give('waiveEscalation', { clockId: 'initialReview#1', reason: 'x' }, 'GENERAL_MANAGER');
    expect(orderOverdue(order.state)).toBe(false);
  });
});

describe('an act happened', () => {
  const at = (time: string) => `2025-10-09T${time}:00+08:00`;
  const now = at('12:00');

  test('now, unless it says when; at the earliest when its stage or step began, at the latest now', () => {
    expect(happenedAt(undefined, now, at('11:00'), 'stage')).toBe(now);
    expect(happenedAt(at('11:00'), now, at('11:00'), 'stage')).toBe(at('11:00'));
    expect(happenedAt(now, now, undefined, 'stage')).toBe(now);
    expect(happenedAt(at('09:00'), now, undefined, 'step')).toBe(at('09:00'));
  });

  test('neither before its stage, nor before its step, nor after now, and the refusal says which', () => {
    const early = (within: 'stage' | 'step') => () => happenedAt(at('10:59'), now, at('11:00'), within);
    expect(early('stage')).toThrow(`lies before the present stage, ${at('11:00')}`);
    expect(early('step')).toThrow(`lies before the present step, ${at('11:00')}`);
    expect(() => happenedAt(at('12:01'), now, at('11:00'), 'stage')).toThrow(
      `must not lie after now, ${now}`,
    );
  });
});

describe('a rule of a later edition', () => {
  test('holds for orders that came in under it, and not for those before, nor for one without a mark', () => {
    expect([
      hasEdition({ edition: 2 }, 2),
      hasEdition({ edition: 3 }, 2),
      hasEdition({ edition: 1 }, 2),
    ]).toEqual([true, true, false]);
    expect([hasEdition({}, 1), hasEdition({}, 2)]).toEqual([true, false]);
    expect(hasEdition(orderIn('RECEIVED').state, currentEdition)).toBe(true);
  });
});

describe('a stage', () => {
  test('is final where no command leaves it, and open where one does', () => {
    expect((['ARCHIVED', 'REJECTED', 'CANCELLED'] as const).map(isFinal)).toEqual([true, true, true]);
    expect((['CLOSED', 'SETTLED', 'LOT_ACCEPTED'] as const).map(isFinal)).toEqual([false, false, false]);
    expect(openOrderStages).toContain('CLOSED');
    expect(openOrderStages).not.toContain('CANCEL_REQUESTED');
    expect(openOrderStages.some(isFinal)).toBe(false);
  });
});
