import { describe, expect, test } from 'vitest';
import { orderOverdue } from '../../domain/order/state.ts';
import { bringTo, orderIn, plan, rectification } from './bring-to.ts';
import { commandOf } from './order-driver.ts';
import { cables } from './sample-orders.ts';

const due = '2025-10-10T10:00:00+08:00';
const justAfter = '2025-10-10T10:00:00.001+08:00';

describe('a rung', () => {
  test('before an act is recorded before the act applies', () => {
    const order = orderIn('RECEIVED').at(justAfter);
    order.give('passInitialReview', {}, 'SALESPERSON');
    expect(order.acts(1)).toEqual(['clock rung', 'clock rung', 'SALESPERSON passInitialReview']);
    expect(order.rungs).toEqual([
      { clockId: 'initialReview#1', rung: '80%', at: '2025-10-09T17:24:00+08:00' },
      { clockId: 'initialReview#1', rung: '0', at: due },
    ]);
  });

  test('is not reached by an act at its very instant: done exactly at due is on time', () => {
    const order = orderIn('RECEIVED').at(due);
    order.give('passInitialReview', {}, 'SALESPERSON');
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%']);
    expect(orderOverdue(order.state)).toBe(false);
  });

  test('is recorded once, however often time is asked', () => {
    const order = orderIn('RECEIVED').at(justAfter);
    for (let turns = 0; turns < 3; turns += 1) order.turn([]);
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%', '0']);
    order.at('2025-10-10T10:00:01+08:00').turn([]);
    expect(order.rungs).toHaveLength(2);
  });

  test('of a stage already left does nothing [SLA-18]', () => {
    const order = orderIn('UNDER_REVIEW').passUntil('2025-10-17T10:00:00+08:00');
    const clocks = new Set(order.rungs.map(({ clockId }) => clockId));
    expect(clocks).toEqual(new Set(['departmentReview#1']));
  });

  test('that an outage delayed is recorded with all others in order, at its true instant', () => {
    const order = orderIn('SHIPPED');
    order.give('recordDelivery', { signedBy: 'a', deliveredBy: 'b', clean: false }, 'LOGISTICS_CLERK');
    order.at('2025-10-20T09:00:00+08:00').turn([]);
    const instants = order.rungs.map(({ at }) => at);
    expect(order.rungs).toHaveLength(8);
    expect(instants).toEqual([...instants].sort());
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toEqual(
      ['80%', '0', '+1wd', '+2wd'].flatMap((rung) => [`L1.acceptance#1 ${rung}`, `followUp#1 ${rung}`]),
    );
    const entries = order.journal.slice(-8);
    expect(entries.map((entry) => entry.occurredAt)).toEqual(instants);
    expect(new Set(entries.map((entry) => entry.recordedAt))).toEqual(new Set([order.now]));
  });

  test('leaves the same record behind whether the system slept or watched', () => {
    const slept = orderIn('UNDER_REVIEW').at('2025-10-17T10:00:00+08:00');
    slept.turn([]);
    const watched = orderIn('UNDER_REVIEW').passUntil('2025-10-17T10:00:00+08:00');
    expect(slept.rungs).toEqual(watched.rungs);
    expect(slept.rungs).toHaveLength(4);
  });
});

describe('a deadline that has passed', () => {
  test('ends nothing: the act is accepted late, and the order goes on [I6]', () => {
    const order = orderIn('PLANNING').passUntil('2025-11-20T10:00:00+08:00');
    expect(orderOverdue(order.state)).toBe(true);
    order.give('submitPlan', { ...plan, start: '2025-11-21', finish: '2025-12-05' }, 'PLANNER');
    expect(order.stage).toBe('PLANNED');
    expect(orderOverdue(order.state)).toBe(false);
  });

  test('is passed one working day over a holiday week only after the make-up day [SLA-02]', () => {
    const order = orderIn('RECEIVED', { now: '2025-09-30T16:00:00+08:00' });
    order.passUntil('2025-10-09T16:00:00+08:00');
    expect(order.rungs.map(({ rung, at }) => `${rung} ${at}`)).toEqual(['80% 2025-10-09T14:24:00+08:00']);
    order.passUntil('2025-10-10T00:00:00+08:00');
    expect(order.rungs.at(-1)).toMatchObject({ rung: '0', at: '2025-10-09T16:00:00+08:00' });
  });
});

describe('a clock in a new cycle', () => {
  test('of a second inspection warns and escalates anew', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-10T12:00:00+08:00');
    order.give(
      'recordInspection',
      { passed: [], failed: order.lot().lines, standardVersion: 'v' },
      'INSPECTOR',
    );
    order.give('proposeRectification', rectification, 'INSPECTOR');
    order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR');
    order.passUntil('2025-10-11T13:30:00+08:00');
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toEqual([
      'L1.inspection#1 80%',
      'L1.inspection#1 0',
      'L1.inspection#2 80%',
      'L1.inspection#2 0',
    ]);
  });

  test('of a new plan lets the old one’s rungs fall [SLA-14 SLA-18]', () => {
    const order = orderIn('IN_PRODUCTION').at('2025-10-20T10:00:00+08:00');
    order.give('submitPlan', { ...plan, finish: '2025-10-31', reason: '插单' }, 'PLANNER');
    const before = order.rungs.length;
    order.passUntil('2025-10-31T18:00:01+08:00');
    expect(order.rungs.slice(before).map(({ clockId, rung }) => `${clockId} ${rung}`)).toEqual([
      'L1.production#2 80%',
      'L1.production#2 0',
    ]);
  });
});

describe('clocks of lots', () => {
  test('run side by side, each lot for itself', () => {
    const order = orderIn('IN_PRODUCTION', { details: { lines: [{ ...cables, line: 1 }] } });
    const half = [{ line: 1, quantity: '1.25' }];
    order.give('completeProduction', { finished: half }, 'PRODUCTION_SUPERVISOR');
    order.passUntil('2025-10-10T09:00:00+08:00');
    order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR');
    expect(order.clocks('inspection').map(({ clockId, due: end }) => `${clockId} ${end}`)).toEqual([
      `L2.inspection#1 ${due}`,
      'L1.inspection#1 2025-10-11T09:00:00+08:00',
    ]);
    order.passUntil('2025-10-10T11:00:00+08:00');
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toEqual([
      'L2.inspection#1 80%',
      'L2.inspection#1 0',
    ]);
    bringTo(order, 'ACCEPTED');
    expect(order.runningClocks.filter((id) => id.startsWith('L'))).toEqual([]);
  });

  test('start and stop with the commands of one turn, whose instants come back together', () => {
    const order = orderIn('RECEIVED');
    const pass = (department: 'FINANCE' | 'PRODUCTION') =>
      commandOf(
        'recordReview',
        { department, result: 'PASS' },
        department === 'FINANCE' ? 'ACCOUNTANT' : 'PRODUCTION_MANAGER',
      );
    const outcomes = order.turn([
      commandOf('passInitialReview', {}, 'SALESPERSON'),
      pass('FINANCE'),
      pass('PRODUCTION'),
      commandOf('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER'),
      commandOf('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON'),
    ]);
    expect(outcomes.map((outcome) => outcome.accepted)).toEqual([true, true, true, true, true]);
    expect(order.clock('departmentReview')).toMatchObject({ due, pauses: [] });
    expect(order.clock('departmentReview').pausedAt).toBeUndefined();
  });
});
