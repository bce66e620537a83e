import { describe, expect, test } from 'vitest';
import { orderIn, plan } from './bring-to.ts';
import { firstDay, type OrderDriver } from './order-driver.ts';

describe('a plan', () => {
  const replanned = { ...plan, finish: '2025-10-31', reason: '插单' };

  test('in production keeps the signatures that it has, and asks for none anew', () => {
    const order = orderIn('IN_PRODUCTION');
    const { countersignatures } = order.lot();
    const { events } = order.give('submitPlan', replanned, 'PLANNER');
    expect(events.map(({ type }) => type)).not.toContain('countersignaturesCleared');
    expect(order.lot()).toMatchObject({ stage: 'IN_PRODUCTION', planVersion: 2, countersignatures });
  });

  test('that is the first has no signatures to clear, and a later one before production has', () => {
    const cleared = (order: OrderDriver) =>
      order
        .give('submitPlan', replanned, 'PLANNER')
        .events.filter(({ type }) => type === 'countersignaturesCleared').length;
    expect(cleared(orderIn('PLANNING'))).toBe(0);
    expect(cleared(orderIn('PLANNED'))).toBe(1);
  });

  test('that needs nobody’s signature starts production at once [PLAN-11]', () => {
    const order = orderIn('PLANNING', { policy: { 'plan.countersigners': [] } });
    order.give('submitPlan', plan, 'PLANNER');
    expect(order.stage).toBe('IN_PRODUCTION');
  });

  test('is not ended by a preliminary schedule, which may begin and end on one day [PLAN-02]', () => {
    const order = orderIn('PLANNING');
    const day = { start: '2025-10-13', finish: '2025-10-13' };
    order.give('recordPreliminarySchedule', day, 'PLANNER');
    expect(order.lot().preliminarySchedule).toEqual({ ...day, by: 'PLANNER', at: firstDay });
    expect(order.runningClocks).toEqual(['L1.productionPlan#1']);
  });
});

describe('the plan of a complex product', () => {
  const complex = { facts: { lines: [{ line: 1, inCatalogue: false, bomReleased: true }] } };
  const risks = (order: OrderDriver) => order.state.risks?.map(({ description }) => description) ?? [];

  test('that starts too soon says so in the words of its lot and lead [PLAN-03]', () => {
    const order = orderIn('PLANNING', complex).at('2025-10-09T16:00:00+08:00');
    order.give('submitPlan', { ...plan, start: '2025-10-15' }, 'PLANNER');
    expect(order.state.risks).toEqual([
      {
        department: 'PLANNING',
        description: 'lot L1 starts on 2025-10-15, less than 7d after its plan',
        by: 'PLANNER',
        at: '2025-10-09T16:00:00+08:00',
      },
    ]);
  });

  test('has its days as the company has them, also of a plan that is made before eight in the morning [PLAN-03]', () => {
    const planned = (start: string) => {
      const order = orderIn('PLANNING', complex).at('2025-10-10T07:00:00+08:00');
      order.give('submitPlan', { ...plan, start }, 'PLANNER');
      return risks(order).length;
    };
    expect([planned('2025-10-16'), planned('2025-10-17')]).toEqual([1, 0]);
  });

  test('has them for a plan made anew as for the first; the plan of an order under an earlier edition has them by UTC [PLAN-03]', () => {
    const anew = (edition: number) => {
      const order = orderIn('PLANNED', complex).at('2025-10-10T07:00:00+08:00');
      order.state = { ...order.state, edition };
      const before = risks(order).length;
      order.give('submitPlan', { ...plan, start: '2025-10-16', reason: 'x' }, 'PLANNER');
      return risks(order).length - before;
    };
    expect([anew(3), anew(2)]).toEqual([1, 0]);
  });

  test('has the lead that the company sets, and is judged again with each plan [PLAN-03]', () => {
    const order = orderIn('PLANNING', { ...complex, policy: { 'sla.plan.complexLead': '3d' } });
    order.give('submitPlan', { ...plan, start: '2025-10-12' }, 'PLANNER');
    expect(risks(order)).toEqual([]);
    order.give('submitPlan', { ...plan, start: '2025-10-13', reason: 'x' }, 'PLANNER');
    expect(risks(order)).toEqual([]);
    order.give('submitPlan', { ...plan, start: '2025-10-11', reason: 'x' }, 'PLANNER');
    expect(risks(order)).toEqual(['lot L1 starts on 2025-10-11, less than 3d after its plan']);
  });
});
