import { describe, expect, test } from 'vitest';
import type { CalendarRef } from '../../domain/order/clock.ts';
import { isOverdue } from '../../domain/order/clock.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { OrderDriver } from './order-driver.ts';
import { receipt } from './sample-orders.ts';

/** The company's calendar with days off or working time that a correction laid down. */
function corrected(version: string, ...days: [date: string, kind: 'OFF_DAY' | 'WORKING_DAY'][]): Calendar {
  const overrides = days.map(([date, kind]) => ({
    date,
    kind,
    source: 'COMPANY' as const,
    name: { zh: '厂休', en: 'Works holiday' },
  }));
  return { ...companyDefault, version, overrides: [...overrides, ...companyDefault.overrides] };
}

const versions: Calendar[] = [
  companyDefault,
  corrected('2', ['2025-10-10', 'OFF_DAY']),
  corrected('3', ['2025-10-10', 'OFF_DAY'], ['2025-10-12', 'WORKING_DAY']),
];
const source = ({ version }: CalendarRef): Calendar => versions[version - 1] ?? companyDefault;

function inspected(): OrderDriver {
  const order = orderIn('IN_QC');
  order.calendars = source;
  return order;
}

describe('a calendar correction', () => {
  test('keeps what is worked and moves what remains, with its rungs [SLA-02 SLA-14]', () => {
    const order = inspected().at('2025-10-09T16:00:00+08:00');
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '厂休' });
    // Due was Friday 10:00: two hours on Thursday, one on Saturday instead.
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-11T10:00:00+08:00');
    expect(order.state.calendarVersion).toBe(2);
    order.passUntil('2025-10-14T18:00:00+08:00');
    expect(order.rungs.map(({ rung, at }) => `${rung} ${at}`)).toEqual([
      '80% 2025-10-09T17:24:00+08:00',
      '0 2025-10-11T10:00:00+08:00',
      '+1wd 2025-10-13T10:00:00+08:00',
      '+2wd 2025-10-14T10:00:00+08:00',
    ]);
  });

  test('leaves on record what is on record, and a later due does not take it back [SLA-12]', () => {
    const order = inspected().passUntil('2025-10-09T17:30:00+08:00');
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '厂休' });
    const [warning] = order.clock('inspection', 'L1').rungs;
    expect(warning).toMatchObject({ rung: '80%', at: '2025-10-09T17:24:00+08:00', reached: true });
  });

  test('after another one goes on from where that one led, and an older one changes nothing', () => {
    const order = inspected().at('2025-10-09T16:00:00+08:00');
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: 'a' });
    order.change('correctCalendar', { calendarId: 'company', version: 3, reason: 'b' });
    const due = order.clock('inspection', 'L1').due;
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: 'a' });
    expect(order.clock('inspection', 'L1').due).toBe(due);
    expect(order.state.calendarVersion).toBe(3);
  });

  test('does not move what the customer was promised by date, nor plain hours', () => {
    const order = inspected();
    const before = order.clock('promisedDelivery').due;
    order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '厂休' });
    expect(order.clock('promisedDelivery').due).toBe(before);
  });

  test('of a calendar that the order does not work by is refused', () => {
    expect(() =>
      inspected().change('correctCalendar', { calendarId: 'other', version: 2, reason: 'x' }),
    ).toThrow('does not work by the calendar other');
  });
});

describe('departments work by calendars of their own', () => {
  const workshop: Calendar = {
    ...companyDefault,
    id: 'workshop',
    week: {
      ...companyDefault.week,
      6: [{ start: '08:00', end: '20:00' }],
      7: [{ start: '08:00', end: '20:00' }],
    },
    overrides: [],
  };

  test('so that the workshop goes on while the office rests [SLA-02]', () => {
    const order = new OrderDriver('2025-10-10T17:00:00+08:00');
    order.calendars = ({ calendarId }) => (calendarId === 'workshop' ? workshop : companyDefault);
    const departmentCalendars = { QUALITY: { calendarId: 'workshop', version: 1 } };
    order.give('receiveOrder', { ...receipt(), departmentCalendars }, 'SALESPERSON');
    bringTo(order.at('2025-10-11T17:00:00+08:00'), 'IN_QC');
    // Saturday the 11th at 17:00: the workshop works on Sunday, the office on Monday.
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-12T17:00:00+08:00');
    order.give(
      'recordInspection',
      { passed: order.lot().lines, failed: [], standardVersion: 'v1' },
      'INSPECTOR',
    );
    expect(order.clock('shippingArrangement', 'L1').due).toBe('2025-10-13T17:00:00+08:00');
  });
});

describe('a migration to other figures', () => {
  const shorter = withOverrides({ 'sla.qc.complete': '4wh' });
  const longer = withOverrides({ 'sla.qc.complete': '2wd', 'sla.escalation.levels': ['0', '+4wh'] });

  test('moves running clocks and later ones, and leaves the closed stages alone [SLA-11 SLA-14]', () => {
    const order = orderIn('IN_QC');
    const before = order.journal.length;
    order.change('migratePolicy', { version: 'v2', values: longer, reason: '新制度' });
    expect(order.clock('inspection', 'L1')).toMatchObject({
      due: '2025-10-11T10:00:00+08:00',
      ladder: ['80%', '0', '+4wh'],
    });
    expect(order.state.policyVersion).toBe('v2');
    const [entry] = order.journal.slice(before);
    expect(entry?.events.map(({ type }) => type)).toContain('clockLimitChanged');
  });

  test('that puts a deadline into the past fires it once, at the next working instant, tagged [SLA-11]', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T18:30:00+08:00');
    order.change('migratePolicy', { version: 'v2', values: shorter, reason: '新制度' });
    const due = order.clock('inspection', 'L1').rungs.find(({ rung }) => rung === '0');
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-09T15:00:00+08:00');
    expect(due).toMatchObject({ at: '2025-10-10T09:00:00+08:00', induced: true });
    order.passUntil('2025-10-20T18:00:00+08:00');
    const dueRungs = order.rungs.filter(
      ({ clockId, rung }) => clockId.includes('inspection') && rung === '0',
    );
    expect(dueRungs).toEqual([{ clockId: 'L1.inspection#1', rung: '0', at: '2025-10-10T09:00:00+08:00' }]);
  });

  test('does not charge again for time that the clock stood still', () => {
    const order = orderIn('IN_QC').at('2025-10-09T14:00:00+08:00');
    const pause = { clockId: 'L1.inspection#1', reason: 'SUPPLIER' } as const;
    order.give('pauseClock', { ...pause, comment: 'x' }, 'QUALITY_MANAGER');
    order.at('2025-10-09T16:00:00+08:00').give('resumeClock', pause, 'QUALITY_MANAGER');
    order.change('migratePolicy', { version: 'v2', values: longer, reason: 'x' });
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-11T12:00:00+08:00');
  });

  test('writes nothing of clocks whose figures stay', () => {
    const order = orderIn('IN_QC');
    const before = order.journal.length;
    order.change('migratePolicy', { version: 'v2', values: longer, reason: 'x' });
    const moved = order.journal
      .slice(before)
      .flatMap(({ events }) => events.flatMap((event) => ('clockId' in event ? [event.clockId] : [])));
    expect(moved).toContain('L1.inspection#1');
    order.change('migratePolicy', { version: 'v3', values: longer, reason: 'y' });
    const again = order.journal.at(-1);
    expect(again?.events.map(({ type }) => type)).toEqual(['policyMigrated']);
  });

  test('happens once: the same version again changes nothing', () => {
    const order = orderIn('IN_QC');
    order.change('migratePolicy', { version: 'v2', values: longer, reason: 'x' });
    const due = order.clock('inspection', 'L1').due;
    order
      .at('2025-10-09T16:00:00+08:00')
      .change('migratePolicy', { version: 'v2', values: shorter, reason: 'x' });
    expect(order.clock('inspection', 'L1').due).toBe(due);
  });
});

describe('an incident', () => {
  const cut = {
    incidentId: 'i-1',
    from: '2025-10-09T13:00:00+08:00',
    until: '2025-10-09T18:00:00+08:00',
    departments: ['QUALITY' as const],
    clockKinds: [],
    reason: '全厂停电',
  };

  test('moves the clocks that it held by the working time lost, and no others [SLA-12 SLA-14]', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
    const promise = order.clock('promisedDelivery').due;
    order.change('recordIncident', cut);
    // Five working hours lost: Friday 10:00 becomes Friday 16:00, the noon break between.
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-10T16:00:00+08:00');
    expect(order.clock('promisedDelivery').due).toBe(promise);
  });

  test('withdraws the escalations of its time with its reason, and none of them fires again [SLA-12]', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%']);
    order.change('recordIncident', cut);
    expect(order.clock('inspection', 'L1').rungs[0]).toMatchObject({
      rung: '80%',
      reached: true,
      waived: true,
    });
    order.passUntil('2025-10-10T17:00:00+08:00');
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%', '0']);
    expect(isOverdue(order.clock('inspection', 'L1'))).toBe(true);
  });

  test('withdraws what fell due at its very beginning, and leaves what came before it', () => {
    const at = (from: string) => {
      const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
      order.change('recordIncident', { ...cut, from });
      return order.clock('inspection', 'L1').rungs[0]?.waived;
    };
    expect(at('2025-10-09T17:24:00+08:00')).toBe(true);
    expect(at('2025-10-09T17:24:01+08:00')).toBeUndefined();
  });

  test('leaves alone what was waived before it, and clocks that began when it was over', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
    const waived = { clockId: 'L1.inspection#1', reason: '已知' };
    order.give('waiveEscalation', waived, 'GENERAL_MANAGER');
    order.change('recordIncident', cut);
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).toEqual(['clockStoodStill']);
    const later = orderIn('IN_QC').at('2025-10-09T19:00:00+08:00');
    const early = { from: '2025-10-09T08:00:00+08:00', until: '2025-10-09T10:00:00+08:00' };
    later.change('recordIncident', { ...cut, ...early });
    expect(later.journal.at(-1)?.events.map(({ type }) => type) ?? []).not.toContain('clockStoodStill');
  });

  test('counts no minute that stood still already', () => {
    const order = orderIn('IN_QC').at('2025-10-09T14:00:00+08:00');
    const pause = { clockId: 'L1.inspection#1', reason: 'SUPPLIER' } as const;
    order.give('pauseClock', { ...pause, comment: 'x' }, 'QUALITY_MANAGER');
    order.at('2025-10-09T16:00:00+08:00').give('resumeClock', pause, 'QUALITY_MANAGER');
    order.at('2025-10-09T19:00:00+08:00').change('recordIncident', cut);
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-10T16:00:00+08:00');
    order.change('recordIncident', { ...cut, incidentId: 'i-2' });
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-10T16:00:00+08:00');
  });

  test('that is not over, or ends before it began, is refused', () => {
    const order = orderIn('IN_QC');
    expect(() => order.change('recordIncident', cut)).toThrow('once it is over');
    order.at('2025-10-09T19:00:00+08:00');
    expect(() => order.change('recordIncident', { ...cut, until: '2025-10-09T12:00:00+08:00' })).toThrow(
      'after it began',
    );
  });
});
