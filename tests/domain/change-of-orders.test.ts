import { describe, expect, test } from 'vitest';
import {
  type AppliedChange,
  commandOf,
  journalActorOf,
  updateIdOf,
} from '../../domain/changes/applied-change.ts';
import type { Command } from '../../domain/order/decide.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const about = { changeId: 'chg_7', appliedBy: 'chen.jie', reason: '厂休' };
const actor = { kind: 'policy', rule: 'change/chg_7/chen.jie' };
const calendar = (calendarId: string, version: number): AppliedChange => ({
  ...about,
  kind: 'CALENDAR',
  calendar: { calendarId, version },
});
const figures = (version: string): AppliedChange => ({
  ...about,
  kind: 'POLICY',
  version,
  values: { ...defaultPolicyValues(), 'sla.qc.complete': '2wd' },
});
const incident = (...orderIds: string[]): AppliedChange => ({
  ...about,
  kind: 'INCIDENT',
  incident: {
    title: '停电',
    from: '2025-10-09T13:00:00+08:00',
    until: '2025-10-09T18:00:00+08:00',
    departments: ['QUALITY'],
    clockKinds: [],
    orderIds,
  },
});

/** What an order takes of a change, by the same loop that takes what people do. */
function taken(order: OrderDriver, change: AppliedChange): Command | undefined {
  const command = commandOf(change, order.state);
  if (command !== undefined) expect(order.turn([command])).toMatchObject([{ accepted: true }]);
  return command;
}

describe('an order takes a change that was applied to many', () => {
  test('of its calendar once, in the version that it has not, with the reason and who applied it', () => {
    const order = orderIn('IN_QC');
    expect(taken(order, calendar('company', 2))).toEqual({
      name: 'correctCalendar',
      input: { calendarId: 'company', version: 2, reason: '厂休' },
      actor,
      reason: '厂休',
    });
    expect(order.state.calendarVersion).toBe(2);
    expect(taken(order, calendar('company', 2))).toBeUndefined();
    expect(taken(order, calendar('company', 1))).toBeUndefined();
  });

  test('of a calendar only where it, or a department at it, works by that calendar', () => {
    const order = orderIn('IN_QC');
    expect(commandOf(calendar('plant', 9), order.state)).toBeUndefined();
    const departmentCalendars = { PRODUCTION: { calendarId: 'plant', version: 8 } };
    expect(commandOf(calendar('plant', 9), { ...order.state, departmentCalendars })).toMatchObject({
      input: { calendarId: 'plant', version: 9 },
    });
    expect(commandOf(calendar('plant', 8), { ...order.state, departmentCalendars })).toBeUndefined();
  });

  test('of figures once, with all of them', () => {
    const order = orderIn('IN_QC');
    const change = figures('policy-2');
    expect(taken(order, change)).toMatchObject({
      name: 'migratePolicy',
      input: { version: 'policy-2', values: { 'sla.qc.complete': '2wd' }, reason: '厂休' },
      actor,
      reason: '厂休',
    });
    expect(order.state.policyVersion).toBe('policy-2');
    expect(taken(order, change)).toBeUndefined();
  });

  test('of an incident when all orders are meant, or it is named, and without the title', () => {
    const order = orderIn('IN_QC').at('2025-10-09T19:00:00+08:00');
    expect(taken(order, incident('ord_2', 'ord_3'))).toBeUndefined();
    expect(commandOf(incident('ord_2', 'ord_1'), order.state)).toMatchObject({ name: 'recordIncident' });
    expect(taken(order, incident())).toEqual({
      name: 'recordIncident',
      input: {
        incidentId: 'chg_7',
        from: '2025-10-09T13:00:00+08:00',
        until: '2025-10-09T18:00:00+08:00',
        departments: ['QUALITY'],
        clockKinds: [],
        reason: '厂休',
      },
      actor,
      reason: '厂休',
    });
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-10T16:00:00+08:00');
  });
});

describe('what an order is told of a change', () => {
  test('stands in its journal under the change and whoever applied it', () => {
    const order = orderIn('IN_QC');
    taken(order, figures('policy-2'));
    expect(order.acts().at(-1)).toBe(`${journalActorOf(about)} migratePolicy`);
    expect(journalActorOf(about)).toContain('change/chg_7/chen.jie');
  });

  test('has one id however often it is tried; of figures another one after other figures came in between', () => {
    const { state } = orderIn('IN_QC');
    const other = { ...state, orderId: 'ord_2' };
    const later = { ...state, policyVersion: 'policy-2' };
    for (const change of [calendar('company', 2), incident()]) {
      expect(updateIdOf(change, state)).toBe('change/chg_7/ord_1');
      expect(updateIdOf(change, later)).toBe('change/chg_7/ord_1');
      expect(updateIdOf(change, other)).toBe('change/chg_7/ord_2');
    }
    expect(updateIdOf(figures('policy-3'), state)).toBe('change/chg_7/default-1/ord_1');
    expect(updateIdOf(figures('policy-3'), later)).toBe('change/chg_7/policy-2/ord_1');
  });
});
