import { describe, expect, test } from 'vitest';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { type PolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

/** Ids of the clocks that the last act said something of, in the words of `type`. */
function clocksTold(order: OrderDriver, type: string): string[] {
  return (order.journal.at(-1)?.events ?? []).flatMap((event) =>
    event.type === type && 'clockId' in event ? [event.clockId] : [],
  );
}

/** Why an order would not take a change, and of which field. */
function refused<Name extends 'recordIncident' | 'correctCalendar'>(
  order: OrderDriver,
  name: Name,
  input: CommandInputs[Name],
): string {
  const [outcome] = order.turn([{ name, input, actor: { kind: 'policy', rule: 'change/1/admin' } }]);
  if (outcome?.accepted !== false) throw new Error(`${name} was accepted`);
  return (outcome.refusal.errors ?? []).map(({ path, reason }) => `${path}: ${reason}`).join();
}

describe('an incident reaches', () => {
  const incident: CommandInputs['recordIncident'] = {
    incidentId: 'i-1',
    from: '2025-10-09T13:00:00+08:00',
    until: '2025-10-09T18:00:00+08:00',
    departments: [],
    clockKinds: [],
    reason: '全厂停电',
  };
  const hit = (given: Partial<typeof incident>, order = orderIn('IN_QC')) => {
    order.at('2025-10-09T19:00:00+08:00').change('recordIncident', { ...incident, ...given });
    return clocksTold(order, 'clockStoodStill');
  };
  const [target, promise, inspection] = ['confirmationTarget#1', 'promisedDelivery#1', 'L1.inspection#1'];

  test('every clock that ran, where it names neither department nor kind', () => {
    expect(hit({})).toEqual([target, promise, inspection]);
  });

  test('those of its departments and its kinds alone; both must fit', () => {
    expect(hit({ departments: ['QUALITY', 'FINANCE'] })).toEqual([inspection]);
    expect(hit({ clockKinds: ['promisedDelivery', 'inspection'] })).toEqual([promise, inspection]);
    expect(hit({ departments: ['SALES'], clockKinds: ['promisedDelivery', 'inspection'] })).toEqual([
      promise,
    ]);
    expect(hit({ departments: ['FINANCE'] })).toEqual([]);
  });

  test('no clock that started when it ended, and one that started a moment before', () => {
    const until = (instant: string) => hit({ from: '2025-10-09T09:00:00+08:00', until: instant });
    expect(until('2025-10-09T10:00:00+08:00')).toEqual([]);
    expect(until('2025-10-09T10:00:01+08:00')).toContain(inspection);
  });

  test('no day of a pick-up, which counts by the calendar whatever happens [SPECIAL-08]', () => {
    const special = orderIn('STOCKED_IN', {
      details: { orderType: 'SPECIAL' },
      policy: { 'mat.releaseOnPass': false },
    });
    const pickUp: ClockKind[] = ['pickUpFree', 'pickUpGrace'];
    expect(special.state.clocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(pickUp));
    expect(hit({ clockKinds: pickUp }, special)).toEqual([]);
  });

  test('the past alone: it may have ended just now, and lasted some time', () => {
    const order = orderIn('IN_QC').at('2025-10-09T18:00:00+08:00');
    order.change('recordIncident', incident);
    expect(clocksTold(order, 'clockStoodStill')).toContain(inspection);
    const early = orderIn('IN_QC').at('2025-10-09T17:59:59+08:00');
    expect(refused(early, 'recordIncident', incident)).toBe('until: an incident is recorded once it is over');
    expect(refused(order, 'recordIncident', { ...incident, from: incident.until })).toBe(
      'until: an incident ends after it began',
    );
  });
});

describe('a migration writes to a clock', () => {
  const migrated = (order: OrderDriver, values: Partial<PolicyValues>) => {
    const quiet = { 'sla.ladders': order.policy['sla.ladders'] };
    order.change('migratePolicy', {
      version: 'v2',
      values: withOverrides({ ...quiet, ...values }),
      reason: '新制度',
    });
    return clocksTold(order, 'clockLimitChanged');
  };

  test('whose budget changes though its ladder stays, or whose ladder changes though its budget stays [SLA-11]', () => {
    const budget = orderIn('IN_QC');
    expect(migrated(budget, { 'sla.qc.complete': '2wd' })).toEqual(['L1.inspection#1']);
    expect(budget.clock('inspection', 'L1')).toMatchObject({
      limit: { budget: '2wd' },
      ladder: ['80%', '0', '+1wd', '+2wd'],
    });
    const ladder = orderIn('IN_QC');
    expect(migrated(ladder, { 'sla.escalation.levels': ['0', '+4wh'] })).toEqual(['L1.inspection#1']);
    expect(ladder.clock('inspection', 'L1')).toMatchObject({
      limit: { budget: '1wd' },
      ladder: ['80%', '0', '+4wh'],
      due: '2025-10-10T10:00:00+08:00',
    });
  });

  test('by the date of its own lot, which no policy sets', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(migrated(order, { 'sla.escalation.levels': ['0', '+4wh'] })).toContain('L1.production#1');
    expect(order.clock('production', 'L1').limit).toEqual({ until: '2025-10-24' });
  });

  test('nothing where the new figures have no limit for it: it runs on as it was', () => {
    const order = orderIn('SETTLING');
    const { due } = order.clock('payment');
    expect(migrated(order, { 'settle.paymentDue': {} })).toEqual([]);
    expect(order.clock('payment').due).toBe(due);
  });

  test('nothing where the order has the version already, nor is that on record a second time', () => {
    const order = orderIn('IN_QC');
    migrated(order, { 'sla.qc.complete': '2wd' });
    expect(migrated(order, { 'sla.qc.complete': '3wd' })).toEqual([]);
    expect(order.journal.at(-1)?.events).toEqual([]);
  });
});

describe('a correction of a calendar', () => {
  const correction = { calendarId: 'company', reason: '厂休' };

  test('that the order does not work by is refused by its name', () => {
    expect(
      refused(orderIn('IN_QC'), 'correctCalendar', { ...correction, calendarId: 'other', version: 2 }),
    ).toBe('calendarId: the order does not work by the calendar other');
  });

  test('that the order has already, or has left behind, is on record and changes nothing', () => {
    const order = orderIn('IN_QC');
    for (const version of [1, 0]) {
      const before = order.state.clocks;
      order.change('correctCalendar', { ...correction, version });
      expect(order.journal.at(-1)?.events).toEqual([]);
      expect(order.state.clocks).toEqual(before);
    }
    order.change('correctCalendar', { ...correction, version: 2 });
    expect(order.journal.at(-1)?.events).toEqual([
      { type: 'calendarCorrected', calendar: { calendarId: 'company', version: 2 }, at: order.now },
    ]);
  });
});
