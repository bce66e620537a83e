import { describe, expect, test } from 'vitest';
import { epochMs } from '../../domain/instant.ts';
import { askedReviewers } from '../../domain/order/review/reviewers.ts';
import { lateLots, supposedActs } from '../../domain/what-if/supposed-acts.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { asked, questionOf } from '../what-if/question-of.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const until = '2025-10-23T18:00:00+08:00';

function actsOf(order: OrderDriver, ...suppositions: Supposition[]) {
  const question = questionOf(order, suppositions, until);
  return supposedActs(question.calendars.prepared(order.state), question);
}

/** Acts as `command lot instant`. */
const told = (acts: ReturnType<typeof actsOf>['after']) =>
  acts.map((act) => {
    const { name, lotId } = 'command' in act ? act.command : { name: act.name, lotId: undefined };
    return [name, ...(lotId === undefined ? [] : [lotId]), act.at].join(' ');
  });

/** A lot that waits for copper bars until Wednesday the 15th. */
function waiting(): OrderDriver {
  const order = orderIn('PLANNED');
  order.give('reportMaterialShortage', { material: '铜排 T2', expectedArrival: '2025-10-15' }, 'BUYER');
  return order;
}

describe('a command that is supposed', () => {
  const hold = { kind: 'COMMAND', command: { name: 'holdOrder', input: { reason: 'x' } } } as const;

  test('is given now or when it is said, to every order or to the one that is named', () => {
    const order = orderIn('PLANNING');
    const at = '2025-10-13T09:00:00+08:00';
    expect(told(actsOf(order, hold).after)).toEqual([`holdOrder ${order.now}`]);
    expect(told(actsOf(order, { ...hold, at, orderId: 'ord_1' }).after)).toEqual([`holdOrder ${at}`]);
    expect(actsOf(order, { ...hold, orderId: 'ord_2' })).toEqual({ before: [], after: [] });
  });

  test('is given in the name of who asks, by whoever may give it, also where that hangs on the department', () => {
    const [act] = actsOf(orderIn('PLANNING'), hold).after;
    expect(act).toMatchObject({ command: { actor: { kind: 'person', personId: 'asker' } } });
    const order = orderIn('UNDER_REVIEW');
    const departments = askedReviewers(order.state, order.policy);
    expect(departments.length).toBeGreaterThan(1);
    for (const department of departments) {
      const review = { name: 'recordReview', input: { department, result: 'PASS' } } as const;
      expect(asked(order, [{ kind: 'COMMAND', command: review }], until).refused, department).toEqual([]);
    }
  });
});

describe('other rules that are supposed', () => {
  test('are taken now, figures before calendars, in one future only', () => {
    const order = orderIn('IN_QC');
    const holiday: Supposition = { kind: 'HOLIDAY', daysOff: ['2025-10-10'] };
    const figures: Supposition = { kind: 'POLICY', values: { 'sla.qc.complete': '2wd' } };
    const { before, after } = actsOf(order, holiday, figures);
    expect(before).toEqual([]);
    expect(told(after)).toEqual([`migratePolicy ${order.now}`, `correctCalendar ${order.now}`]);
    expect(after).toMatchObject([
      { command: { input: { values: { 'sla.qc.complete': '2wd' } } } },
      { command: { input: { calendarId: 'company', version: 2 } } },
    ]);
    // A working day more by the figures, and the Friday off.
    const [clock] = asked(order, [holiday, figures], until).clocks;
    expect(clock?.after?.due).toBe('2025-10-13T10:00:00+08:00');
  });
});

describe('a supplier who is late', () => {
  const late = (workingDays: number, material?: string): Supposition =>
    material === undefined
      ? { kind: 'SUPPLIER_LATE', workingDays }
      : { kind: 'SUPPLIER_LATE', workingDays, material };

  test('delivers when expected in the one future, and so many working days later in the other', () => {
    const order = waiting();
    const { before, after } = actsOf(order, late(3));
    expect(told(before)).toEqual(['confirmMaterial L1 2025-10-15T18:00:00+08:00']);
    // Wednesday's end and three working days.
    const [act] = after;
    expect(epochMs(act?.at ?? '')).toBe(epochMs('2025-10-20T18:00:00+08:00'));
  });

  test('never delivers before now, however long ago it was expected', () => {
    const order = waiting().passUntil('2025-10-17T11:00:00+08:00');
    const { before, after } = actsOf(order, late(1));
    expect(told(before)).toEqual([`confirmMaterial L1 ${order.now}`]);
    expect(told(after)).toEqual([`confirmMaterial L1 ${order.now}`]);
    expect(epochMs(actsOf(order, late(3)).after[0]?.at ?? '')).toBe(epochMs('2025-10-20T18:00:00+08:00'));
  });

  test('holds back the lots alone that wait for such material, by the longest that is said', () => {
    const days = (order: OrderDriver, ...suppositions: Supposition[]) => [
      ...lateLots(order.state, suppositions).values(),
    ];
    const order = waiting();
    expect(days(order, late(2), late(5), late(3))).toEqual([5]);
    expect(days(order, late(2, '铜'), late(9, '硅钢'))).toEqual([2]);
    expect(days(order, late(9, '硅钢'))).toEqual([]);
    expect(days(order, { kind: 'NOTHING' })).toEqual([]);
    order.give('confirmMaterial', {}, 'BUYER');
    expect(days(order, late(2))).toEqual([]);
    expect(days(orderIn('PLANNED'), late(2))).toEqual([]);
  });
});
