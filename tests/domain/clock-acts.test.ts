import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const clockId = 'L1.inspection#1';

/** Inspection was due on Friday at 10:00; an hour later its warning and its due are on record. */
const late = () => orderIn('IN_QC').passUntil('2025-10-10T11:00:00+08:00');

const offered = (order: OrderDriver, ...asked: CommandName[]) =>
  openCommands(order.state).filter((name) => asked.includes(name));

describe('what is offered about an escalation', () => {
  test('is nothing before one is told, and nothing more once it is acknowledged and waived', () => {
    const acts = (order: OrderDriver) => offered(order, 'acknowledgeEscalation', 'waiveEscalation');
    expect(acts(orderIn('IN_QC'))).toEqual([]);
    const order = late();
    expect(acts(order)).toEqual(['acknowledgeEscalation', 'waiveEscalation']);
    order.give('acknowledgeEscalation', { clockId }, 'INSPECTOR');
    expect(acts(order)).toEqual(['waiveEscalation']);
    order.give('waiveEscalation', { clockId, reason: '停电' }, 'GENERAL_MANAGER');
    expect(acts(order)).toEqual([]);
  });

  test('is not its acknowledgement where it was waived unseen', () => {
    const order = late();
    order.give('waiveEscalation', { clockId, reason: '停电' }, 'GENERAL_MANAGER');
    expect(offered(order, 'acknowledgeEscalation')).toEqual([]);
    expect(order.refusal('acknowledgeEscalation', { clockId }, 'INSPECTOR')).toBe(
      'blocked: No escalation of this clock waits to be acknowledged.',
    );
  });

  test('comes back when the ladder goes on to its next step', () => {
    const order = late();
    order.give('acknowledgeEscalation', { clockId }, 'INSPECTOR');
    order.passUntil('2025-10-11T11:00:00+08:00');
    expect(offered(order, 'acknowledgeEscalation')).toEqual(['acknowledgeEscalation']);
  });
});

describe('an escalation is acknowledged', () => {
  test('by nobody who hears of it only later in its ladder, and the refusal names who was told', () => {
    const order = late();
    expect(order.refusal('acknowledgeEscalation', { clockId }, 'SALES_MANAGER')).toBe(
      'not-your-role: This escalation was addressed to: INSPECTOR, QUALITY_MANAGER.',
    );
    order.passUntil('2025-10-11T11:00:00+08:00');
    order.give('acknowledgeEscalation', { clockId }, 'SALES_MANAGER');
  });

  test('by the person who has the task, of whatever role, and by nobody else of that role', () => {
    const order = late();
    order.give('reassignTask', { clockId, personId: 'li.na' }, 'QUALITY_MANAGER');
    const other = { person: 'chen', role: 'BUYER' } as const;
    expect(order.refusal('acknowledgeEscalation', { clockId }, other)).toContain('not-your-role');
    order.give('acknowledgeEscalation', { clockId }, { person: 'li.na', role: 'BUYER' });
  });

  test('by the administrator', () => {
    late().give('acknowledgeEscalation', { clockId }, 'ADMINISTRATOR');
  });

  test('for what was not waived: what was withdrawn needs no answer', () => {
    const order = late();
    order.give('waiveEscalation', { clockId, rungs: ['80%'], reason: '停电' }, 'GENERAL_MANAGER');
    const entry = order.give('acknowledgeEscalation', { clockId }, 'INSPECTOR');
    expect(entry.events).toEqual([{ type: 'rungsAcknowledged', clockId, rungs: ['0'] }]);
  });
});

describe('an escalation is waived', () => {
  test('each step once: what was withdrawn before is not withdrawn again', () => {
    const order = late();
    order.give('waiveEscalation', { clockId, rungs: ['80%'], reason: '停电' }, 'GENERAL_MANAGER');
    const entry = order.give('waiveEscalation', { clockId, reason: '停电' }, 'GENERAL_MANAGER');
    expect(entry.events).toEqual([{ type: 'rungsWaived', clockId, rungs: ['0'], reason: '停电' }]);
    expect(order.refusal('waiveEscalation', { clockId, reason: 'x' }, 'GENERAL_MANAGER')).toBe(
      'blocked: There is nothing to waive: no rung is reached, or all are waived.',
    );
  });

  test('by nobody who heads the department that is late, for all that they may waive elsewhere', () => {
    const order = orderIn('RECEIVED').passUntil('2025-10-11T09:00:00+08:00');
    const own = { clockId: 'initialReview#1', reason: 'x' };
    expect(order.refusal('waiveEscalation', own, 'SALES_MANAGER')).toBe(
      'separation-of-duties: The head of the late department cannot waive this.',
    );
    const quality = late();
    quality.give('waiveEscalation', { clockId, reason: 'x' }, 'SALES_MANAGER');
  });

  test('by the steps that its ladder has; a strange one is refused with those', () => {
    const strange = { clockId, rungs: ['80%', '+9wd'], reason: 'x' };
    expect(late().refusal('waiveEscalation', strange, 'GENERAL_MANAGER')).toBe(
      'does-not-fit: rungs: +9wd is none of 80%, 0, +1wd, +2wd @rungs',
    );
  });
});

describe('a clock', () => {
  test('that measures what the customer is charged for stands still for nothing, and says so', () => {
    const order = orderIn('STOCKED_IN', {
      details: { orderType: 'SPECIAL' },
      policy: { 'mat.releaseOnPass': false },
    });
    const pause = { clockId: 'L1.pickUpFree#1', reason: 'CUSTOMER_REQUEST', comment: 'x' } as const;
    expect(order.refusal('pauseClock', pause, 'SALES_MANAGER')).toBe(
      'does-not-fit: reason: this clock may stand still for: nothing @reason',
    );
  });

  test('stands still for one reason once, and for what holds the order it is not resumed', () => {
    const order = orderIn('IN_QC');
    expect(offered(order, 'resumeClock')).toEqual([]);
    const pause = { clockId, reason: 'SUPPLIER', comment: 'x' } as const;
    order.give('pauseClock', pause, 'QUALITY_MANAGER');
    expect(offered(order, 'resumeClock')).toEqual(['resumeClock']);
    expect(order.refusal('pauseClock', pause, 'QUALITY_MANAGER')).toBe(
      'does-not-fit: reason: the clock stands still for this reason already @reason',
    );
    order.give('holdOrder', { reason: '客户工厂停电' }, 'SALES_MANAGER');
    expect(order.refusal('resumeClock', { clockId, reason: 'HOLD' }, 'QUALITY_MANAGER')).toBe(
      'does-not-fit: reason: the order itself stands still for it @reason',
    );
    order.give('resumeClock', { clockId, reason: 'SUPPLIER' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').pauses.map(({ reason }) => reason)).toEqual(['HOLD']);
  });

  test('that stands still for two reasons is resumed for either, and a third is refused with both', () => {
    const order = orderIn('IN_QC');
    order.give('pauseClock', { clockId, reason: 'SUPPLIER', comment: 'x' }, 'QUALITY_MANAGER');
    order.give('pauseClock', { clockId, reason: 'INCIDENT', comment: 'x' }, 'QUALITY_MANAGER');
    expect(
      order.refusal('resumeClock', { clockId, reason: 'CUSTOMER_REQUEST' }, 'QUALITY_MANAGER'),
    ).toContain('it stands still for: SUPPLIER, INCIDENT @reason');
    order.give('resumeClock', { clockId, reason: 'INCIDENT' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').pauses.map(({ reason }) => reason)).toEqual(['SUPPLIER']);
  });

  test('is urged in the words of who urges, or without any', () => {
    const order = orderIn('IN_QC');
    const message = '客户今天要货';
    expect(order.give('urgeTask', { clockId, message }, 'SALESPERSON').events).toStrictEqual([
      { type: 'clockUrged', clockId, message },
    ]);
    expect(order.give('urgeTask', { clockId }, 'SALESPERSON').events).toStrictEqual([
      { type: 'clockUrged', clockId },
    ]);
  });

  test('is named where one runs; where none does, no act about clocks is offered', () => {
    const acts = ['reassignTask', 'urgeTask', 'pauseClock'] as const;
    expect(offered(orderIn('SETTLING'), ...acts)).toEqual([...acts]);
    const order = orderIn('SETTLING', {
      details: { channel: 'WEBSITE' },
      policy: { 'settle.paymentDue': {} },
    });
    order.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT');
    expect(order.state.clocks).toEqual([]);
    expect(offered(order, ...acts, 'resumeClock')).toEqual([]);
    expect(order.refusal('urgeTask', { clockId }, 'SALESPERSON')).toBe(
      'does-not-fit: clockId: no such clock is open; open are: none @clockId',
    );
  });
});
