import { describe, expect, test } from 'vitest';
import { orderIn, plan } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const until = '2025-10-31';
const anew = { ...plan, finish: until, reason: '断路器晚到一周' };
const late = { delay: 'MATERIAL_DELAY', reason: '断路器晚到', newFinish: until } as const;
const clockId = 'L1.production#1';

/** In production and standing still for the supplier since Monday 10:00. */
function paused(): OrderDriver {
  const order = orderIn('IN_PRODUCTION').at('2025-10-13T10:00:00+08:00');
  order.give('pauseClock', { clockId, reason: 'SUPPLIER', comment: '断路器未到' }, 'PRODUCTION_MANAGER');
  return order.at('2025-10-15T10:00:00+08:00');
}

const resumed = (order: OrderDriver, id: string) =>
  order
    .at('2025-10-16T10:00:00+08:00')
    .give('resumeClock', { clockId: id, reason: 'SUPPLIER' }, 'PRODUCTION_MANAGER');

describe('a new plan while production stands still', () => {
  test('has its own deadline, stands still for the same reason, and gains what it stood still [SLA-14]', () => {
    const order = paused();
    const before = order.clock('production', 'L1');
    order.give('submitPlan', anew, 'PLANNER');
    const clock = order.clock('production', 'L1');
    expect(before.limit).toMatchObject({ until: plan.finish });
    expect(clock).toMatchObject({ cycle: 2, limit: { until } });
    expect(clock.pauses.map(({ reason, at }) => [reason, at])).toEqual([
      ['SUPPLIER', '2025-10-15T10:00:00+08:00'],
    ]);
    resumed(order, clock.clockId);
    // A working day of standstill after the new plan: from Friday the 31st to Monday.
    expect(order.clock('production', 'L1').due?.slice(0, 10)).toBe('2025-11-03');
    expect(order.runningClocks.filter((each) => each.includes('.production#'))).toEqual(['L1.production#2']);
  });

  test('and a delay reported with a new finish do the same [PROD-04 SLA-14]', () => {
    const order = paused();
    order.give('reportDelay', { ...late, proposal: '加班' }, 'PRODUCTION_SUPERVISOR');
    expect(order.clock('production', 'L1')).toMatchObject({ cycle: 2, limit: { until } });
    expect(order.clock('production', 'L1').pausedAt).toBeDefined();
  });

  test('under a hold stands still until the hold is released, and keeps no pause after it', () => {
    const order = orderIn('IN_PRODUCTION').at('2025-10-13T10:00:00+08:00');
    order.give('holdOrder', { reason: '客户工厂停电' }, 'SALES_MANAGER');
    order.at('2025-10-14T10:00:00+08:00');
    order.give('reportDelay', { ...late, proposal: '加班' }, 'PRODUCTION_SUPERVISOR');
    const reasons = () => order.clock('production', 'L1').pauses.map(({ reason }) => reason);
    expect(order.clock('production', 'L1').limit).toMatchObject({ until });
    expect(reasons()).toEqual(['HOLD']);
    order.at('2025-10-15T10:00:00+08:00').give('resumeOrder', {}, 'SALES_MANAGER');
    expect(reasons()).toEqual([]);
  });

  test('that replaces a plan whose signatures are asked for asks for them within a time of its own', () => {
    const order = orderIn('PLANNED').at('2025-10-09T11:00:00+08:00');
    const pause = { clockId: 'L1.countersignature#1', reason: 'INCIDENT', comment: '系统故障' } as const;
    order.give('pauseClock', pause, 'PLANNING_MANAGER');
    order.at('2025-10-09T14:00:00+08:00').give('submitPlan', anew, 'PLANNER');
    expect(order.clock('countersignature', 'L1')).toMatchObject({
      cycle: 2,
      anchor: '2025-10-09T14:00:00+08:00',
    });
  });

  test('leaves the deadline of an order under an earlier edition as it was', () => {
    const order = paused();
    order.state = { ...order.state, edition: 2 };
    order.give('submitPlan', anew, 'PLANNER');
    expect(order.clock('production', 'L1')).toMatchObject({ cycle: 1, limit: { until: plan.finish } });
  });
});
