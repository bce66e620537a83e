import { describe, expect, test } from 'vitest';
import { apply, applyEntry, unopened } from '../../domain/order/apply.ts';
import { openDraft } from '../../domain/order/draft.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import { calendarOf, calendarsOf } from '../../domain/order/order-calendar.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo } from './bring-to.ts';
import { actorOf, firstDay, OrderDriver } from './order-driver.ts';
import { receipt } from './sample-orders.ts';

const company = { calendarId: 'company', version: 1 };
const workshop = { calendarId: 'workshop', version: 1 };

/** Quality and production work by the calendar of the workshop, all others by the company's. */
function inWorkshop(): OrderDriver {
  const order = new OrderDriver();
  order.calendars = () => companyDefault;
  const departmentCalendars = { QUALITY: workshop, PRODUCTION: workshop };
  order.give('receiveOrder', { ...receipt(), departmentCalendars }, 'SALESPERSON');
  return bringTo(order, 'IN_QC');
}

const correct = (order: OrderDriver, calendarId: string) =>
  order.change('correctCalendar', { calendarId, version: 2, reason: '厂休' });

describe('the calendars of an order', () => {
  test('are named once each, the company’s first', () => {
    const { state } = inWorkshop();
    expect(calendarsOf(state)).toEqual([company, workshop]);
    expect(calendarsOf({ calendarId: 'company', calendarVersion: 1 })).toEqual([company]);
    expect(calendarsOf({ ...state, departmentCalendars: { QUALITY: company } })).toEqual([company]);
  });

  test('are the department’s own where it has one, else the company’s', () => {
    const { state } = inWorkshop();
    expect(calendarOf(state, 'QUALITY')).toEqual(workshop);
    expect(calendarOf(state, 'SALES')).toEqual(company);
    expect(calendarOf({ calendarId: 'company', calendarVersion: 3 }, 'QUALITY')).toEqual({
      ...company,
      version: 3,
    });
  });

  test('are corrected one by one: that of the workshop for all its departments, the company’s stays [SLA-02]', () => {
    const order = inWorkshop();
    correct(order, 'workshop');
    const second = { ...workshop, version: 2 };
    expect(order.state.departmentCalendars).toEqual({ QUALITY: second, PRODUCTION: second });
    expect(order.state.calendarVersion).toBe(1);
    correct(order, 'company');
    expect(order.state.departmentCalendars).toEqual({ QUALITY: second, PRODUCTION: second });
    expect(order.state.calendarVersion).toBe(2);
  });

  test('move the clocks of their own departments alone', () => {
    const correction = (calendarId: string): OrderEvent => ({
      type: 'calendarCorrected',
      calendar: { calendarId, version: 2 },
      at: firstDay,
    });
    const { state } = inWorkshop();
    const waiting = (calendarId: string) =>
      apply(state, correction(calendarId)).clocks.flatMap(({ clockId, changed }) =>
        changed === undefined ? [] : [`${clockId} ${changed.what}`],
      );
    expect(waiting('workshop')).toEqual(['L1.inspection#1 CALENDAR']);
    expect(waiting('company')).toEqual(['confirmationTarget#1 CALENDAR', 'promisedDelivery#1 CALENDAR']);
    const same = { ...correction('workshop'), calendar: workshop } as OrderEvent;
    expect(apply(state, same).clocks).toEqual(state.clocks);
  });
});

describe('an order without departments of their own calendar', () => {
  test('has none after a correction either', () => {
    const order = new OrderDriver();
    order.give('receiveOrder', receipt(), 'SALESPERSON');
    correct(order, 'company');
    expect(order.state).not.toHaveProperty('departmentCalendars');
  });
});

describe('an entry of the journal', () => {
  const entry = {
    version: 7,
    command: 'x',
    occurredAt: firstDay,
    recordedAt: firstDay,
    events: [],
  };

  test('is an act that people must have seen, unless time wrote it [I9]', () => {
    const state = { ...unopened('ord_1'), version: 6, actVersion: 5 };
    const act = applyEntry(state, { ...entry, by: actorOf('SALESPERSON') });
    expect(act).toMatchObject({ version: 7, actVersion: 7 });
    const rung = applyEntry(state, { ...entry, command: 'rung', by: { kind: 'clock' } });
    expect(rung).toMatchObject({ version: 7, actVersion: 5 });
  });

  test('that enters stages says since when the order and each lot are there, and keeps the others', () => {
    const state = { ...unopened('ord_1'), stageSince: { order: '2025-10-08T10:00:00+08:00', L1: 'before' } };
    const by = actorOf('SALESPERSON');
    const entered: OrderEvent[] = [
      { type: 'lotOpened', lotId: 'L2', lines: [] },
      { type: 'lotStageEntered', lotId: 'L2', stage: 'PLANNING' },
    ];
    expect(applyEntry(state, { ...entry, by, events: entered }).stageSince).toEqual({
      ...state.stageSince,
      L2: firstDay,
    });
    const order: OrderEvent[] = [{ type: 'orderStageEntered', stage: 'ACCEPTED' }];
    expect(applyEntry(state, { ...entry, by, events: order }).stageSince).toEqual({
      order: firstDay,
      L1: 'before',
    });
    expect(applyEntry(state, { ...entry, by }).stageSince).toBe(state.stageSince);
  });
});

describe('a rule that asks for a lot', () => {
  const draft = (order: OrderDriver) =>
    openDraft(order.state, defaultPolicyValues(), firstDay, actorOf('PLANNER'), ['PLANNER']);

  test('has it as it stands in the decision so far, and stops where there is none', () => {
    const decision = draft(inWorkshop());
    expect(decision.lot('L1').stage).toBe('IN_QC');
    decision.emit({ type: 'lotStageEntered', lotId: 'L1', stage: 'STOCKED_IN' });
    expect(decision.lot('L1').stage).toBe('STOCKED_IN');
    expect(() => decision.lot('L9')).toThrow('order ord_1 has no lot L9');
  });
});
