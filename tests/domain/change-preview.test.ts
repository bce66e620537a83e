import { describe, expect, test } from 'vitest';
import { type OrderPreview, previewOrder } from '../../domain/changes/preview-order.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { type PolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { withOfficialNotice } from '../../domain/working-time/official-notice.ts';
import { bringTo, orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const actor = { kind: 'policy', rule: 'change/1/admin' } as const;
type Rules = 'migratePolicy' | 'correctCalendar' | 'recordIncident';

/** What a change would do to an order at the driver's instant, and nothing of it done. */
function previewed<Name extends Rules>(order: OrderDriver, name: Name, input: CommandInputs[Name]) {
  const { policy, calendars, now, state } = order;
  const before = structuredClone(state);
  const command: Command<Name> = { name, input, actor, reason: 'x' };
  const preview = previewOrder(state, command, { policy, calendars, now });
  expect(order.state).toEqual(before);
  return preview;
}

function clocksOf(preview: OrderPreview) {
  if ('refusal' in preview) throw new Error(preview.refusal.detail);
  return preview.clocks;
}

/** What figures of the policy would do to the inspection of the first lot, which is due on Friday at 10:00. */
function inspection(order: OrderDriver, values: Partial<PolicyValues>, version = 'v2') {
  const input = { version, values: withOverrides({ ...order.policy, ...values }), reason: 'x' };
  return clocksOf(previewed(order, 'migratePolicy', input)).find(({ kind }) => kind === 'inspection');
}

const cut = {
  incidentId: 'i-1',
  from: '2025-10-09T13:00:00+08:00',
  until: '2025-10-09T18:00:00+08:00',
  departments: ['QUALITY' as const],
  clockKinds: [],
  reason: '全厂停电',
};

describe('the preview of a change tells of each clock that it touches', () => {
  test('both due instants, and every warning that moves with the roles that hear of it', () => {
    expect(inspection(orderIn('IN_QC'), { 'sla.qc.complete': '2wd' })).toEqual({
      orderId: 'ord_1',
      orderNumber: 'SO-2025-000001',
      clockId: 'L1.inspection#1',
      kind: 'inspection',
      owner: 'QUALITY',
      dueBefore: '2025-10-10T10:00:00+08:00',
      // Saturday is worked to make up for the week of the National Day.
      dueAfter: '2025-10-11T10:00:00+08:00',
      provisionalBefore: false,
      provisionalAfter: false,
      rungs: [
        ['80%', '2025-10-09T17:24:00+08:00', '2025-10-10T15:48:00+08:00', ['INSPECTOR']],
        ['0', '2025-10-10T10:00:00+08:00', '2025-10-11T10:00:00+08:00', ['QUALITY_MANAGER']],
        [
          '+1wd',
          '2025-10-11T10:00:00+08:00',
          '2025-10-13T10:00:00+08:00',
          ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'],
        ],
        ['+2wd', '2025-10-13T10:00:00+08:00', '2025-10-14T10:00:00+08:00', ['GENERAL_MANAGER']],
      ].map(([rung, before, after, roles]) => ({ rung, before, after, roles })),
    });
  });

  test('nothing where figures change that it does not run by', () => {
    expect(inspection(orderIn('IN_QC'), { 'sla.ship.arrange': '9wd' })).toBeUndefined();
    const same = { version: 'v2', values: orderIn('IN_QC').policy, reason: 'x' };
    expect(previewed(orderIn('IN_QC'), 'migratePolicy', same)).toEqual({ clocks: [] });
  });

  test('a deadline that the change itself puts into the past, as one that fires now', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T16:30:00+08:00');
    const clock = inspection(order, { 'sla.qc.complete': '4wh' });
    expect(clock?.dueAfter).toBe('2025-10-09T15:00:00+08:00');
    const gained = clock?.rungs.map(({ rung, gained = '-', lost = '-' }) => `${rung} ${gained} ${lost}`);
    expect(gained).toContain('0 FIRES_NOW -');
    expect(gained?.filter((rung) => rung.startsWith('+'))).toEqual(['+1wd - -', '+2wd - -']);
    expect(clock?.rungs.find(({ rung }) => rung === '0')).toMatchObject({
      before: '2025-10-10T10:00:00+08:00',
      after: '2025-10-09T16:30:00+08:00',
    });
  });

  test('a warning that the ladder gains, and one that it loses, though the deadline stays', () => {
    const clock = inspection(orderIn('IN_QC'), { 'sla.escalation.levels': ['0', '+1wd', '+3wd'] });
    expect(clock?.dueAfter).toBe(clock?.dueBefore);
    expect(clock?.rungs).toEqual([
      { rung: '+3wd', after: '2025-10-14T10:00:00+08:00', roles: ['GENERAL_MANAGER'], gained: 'ADDED' },
      { rung: '+2wd', before: '2025-10-13T10:00:00+08:00', roles: ['GENERAL_MANAGER'], lost: 'REMOVED' },
    ]);
  });

  test('a warning that the ladder gains for an instant that is over, as one that fires now', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-10T15:00:00+08:00');
    const clock = inspection(order, { 'sla.escalation.levels': ['0', '+2wh', '+2wd'] });
    expect(clock?.rungs.find(({ rung }) => rung === '+2wh')).toEqual({
      rung: '+2wh',
      after: '2025-10-10T15:00:00+08:00',
      roles: ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'],
      gained: 'FIRES_NOW',
    });
  });

  test('a warning of an incident, as one that is withdrawn, and no clock of another department', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
    const clocks = clocksOf(previewed(order, 'recordIncident', cut));
    expect(clocks.map(({ clockId }) => clockId)).toEqual(['L1.inspection#1']);
    expect(clocks[0]).toMatchObject({
      dueBefore: '2025-10-10T10:00:00+08:00',
      dueAfter: '2025-10-10T16:00:00+08:00',
    });
    expect(clocks[0]?.rungs.map(({ rung, lost = 'moves' }) => `${rung} ${lost}`)).toEqual([
      '80% WITHDRAWN',
      '0 moves',
      '+1wd moves',
      '+2wd moves',
    ]);
  });

  test('not again what an earlier change made it fire, or withdrew', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-09T19:00:00+08:00');
    order.give('waiveEscalation', { clockId: 'L1.inspection#1', reason: '已知' }, 'GENERAL_MANAGER');
    const [clock] = clocksOf(previewed(order, 'recordIncident', cut));
    expect(clock?.rungs.map(({ rung, lost = 'moves' }) => `${rung} ${lost}`)).not.toContain('80% WITHDRAWN');
    const fired = orderIn('IN_QC').passUntil('2025-10-09T16:30:00+08:00');
    const shorter = withOverrides({ ...fired.policy, 'sla.qc.complete': '4wh' });
    fired.change('migratePolicy', { version: 'v2', values: shorter, reason: 'x' });
    fired.passUntil('2025-10-09T17:00:00+08:00');
    const again = inspection(fired, { 'sla.qc.complete': '3wh' }, 'v3');
    expect(again?.dueAfter).toBe('2025-10-09T14:00:00+08:00');
    expect(again?.rungs.map(({ rung, gained }) => [rung, gained])).not.toContainEqual(['0', 'FIRES_NOW']);
  });

  test('the warnings that time has brought before the change as no work of the change', () => {
    // Nothing is recorded since Thursday; the deadline passed on Friday at 10:00.
    const order = orderIn('IN_QC').at('2025-10-10T15:00:00+08:00');
    const clock = inspection(order, { 'sla.escalation.levels': ['0', '+1wd', '+3wd'] });
    expect(clock?.rungs.map(({ rung }) => rung)).toEqual(['+3wd', '+2wd']);
  });
});

describe('the preview of a change', () => {
  test('names what the rules would refuse', () => {
    const refused = previewed(orderIn('IN_QC'), 'recordIncident', cut);
    expect(refused).toMatchObject({ refusal: { detail: expect.stringContaining('once it is over') } });
  });

  test('says that an official notice makes a date certain, though it stays the same', () => {
    const order = orderIn('PLANNED', {
      now: '2026-12-28T10:00:00+08:00',
      details: { deliveryDate: '2027-03-01' },
    });
    const bare = {
      version: 'v2',
      values: withOverrides({ ...order.policy, 'sla.plan.countersign': '4wd' }),
      reason: 'x',
    };
    order.change('migratePolicy', bare);
    const name = { zh: '春节', en: 'Spring Festival' };
    const cn2027 = {
      country: 'CN',
      year: 2027,
      holidays: [{ name, daysOff: ['2027-02-05'], makeUpDays: [] }],
    };
    const second = withOfficialNotice(companyDefault, cn2027, '2');
    order.calendars = ({ version }) => (version === 2 ? second : companyDefault);
    const correction = { calendarId: 'company', version: 2, reason: 'x' };
    const clocks = clocksOf(previewed(order, 'correctCalendar', correction));
    for (const clock of clocks) {
      expect(clock).toMatchObject({ provisionalBefore: true, provisionalAfter: false });
      expect(clock.dueAfter).toBe(clock.dueBefore);
    }
    expect(clocks.map(({ kind }) => kind)).toContain('countersignature');
  });

  test('says what then happens, and the same of an order that has gone on', () => {
    const order = bringTo(orderIn('PLANNING'), 'IN_PRODUCTION').passUntil('2025-10-09T17:00:00+08:00');
    const values = withOverrides({
      ...order.policy,
      'sla.escalation.levels': ['0', '+2wd'],
      'sla.qc.complete': '2wd',
    });
    const input = { version: 'v2', values, reason: 'x' };
    const clocks = clocksOf(previewed(order, 'migratePolicy', input));
    order.change('migratePolicy', input);
    for (const { clockId, dueAfter, rungs } of clocks) {
      const clock = order.state.clocks.find((each) => each.clockId === clockId);
      expect(clock?.due).toBe(dueAfter);
      for (const { rung, after } of rungs)
        expect(clock?.rungs.find((each) => each.rung === rung)?.at).toBe(after);
    }
  });
});
