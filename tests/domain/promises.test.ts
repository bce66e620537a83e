import { describe, expect, test } from 'vitest';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { type Opening, received } from './sample-orders.ts';

const { 'sla.ladders': ladders } = defaultPolicyValues();
/** The order-wide clocks with the ladders of the regulations. */
const told: Opening = { policy: { 'sla.ladders': ladders } };
const rungsOf = (order: ReturnType<typeof received>, kind: string) =>
  order.rungs.filter(({ clockId }) => clockId.includes(kind)).map(({ rung, at }) => `${rung} ${at}`);

describe('from receipt to the review decision three figures run at once', () => {
  test('4 working hours, one and two working days, in that order [SLA-05 INTAKE-13 INTAKE-14]', () => {
    const order = received(told);
    const dues = ['confirmationTarget', 'initialReview', 'confirmationOuter'] as const;
    expect(dues.map((kind) => order.clock(kind).due)).toEqual([
      '2025-10-09T15:00:00+08:00',
      '2025-10-10T10:00:00+08:00',
      '2025-10-11T10:00:00+08:00',
    ]);
    order.passUntil('2025-10-11T12:00:00+08:00');
    expect(rungsOf(order, 'confirmationTarget')).toEqual(['0 2025-10-09T15:00:00+08:00']);
    expect(rungsOf(order, 'confirmationOuter').at(-1)).toBe('0 2025-10-11T10:00:00+08:00');
  });

  test('the target ends when the customer was told, with channel, time and result [INTAKE-12 INTAKE-13]', () => {
    const order = received(told).at('2025-10-09T11:00:00+08:00');
    order.give('acknowledgeOrder', { channel: 'PHONE', result: 'NOT_REACHED' }, 'SALESPERSON');
    expect(order.clocks('confirmationTarget')).toHaveLength(1);
    order.at('2025-10-09T11:30:00+08:00');
    order.give(
      'acknowledgeOrder',
      { channel: 'PHONE', result: 'CONFIRMED', spokenTo: '王敏' },
      'SALESPERSON',
    );
    expect(order.state.acknowledgement).toEqual({
      channel: 'PHONE',
      result: 'CONFIRMED',
      spokenTo: '王敏',
      by: 'SALESPERSON',
      at: '2025-10-09T11:30:00+08:00',
    });
    expect(order.clocks('confirmationTarget')).toEqual([]);
    order.passUntil('2025-10-09T17:00:00+08:00');
    expect(rungsOf(order, 'confirmationTarget')).toEqual([]);
    const again = { channel: 'PHONE', result: 'CONFIRMED' } as const;
    expect(order.refusal('acknowledgeOrder', again, 'SALESPERSON')).toContain('blocked');
  });

  test('the system itself acknowledges what came by its own channels [INTAKE-12]', () => {
    const order = received({ details: { channel: 'WEBSITE' } });
    expect(order.acts()).toContain('policy:intake.autoAcknowledge acknowledgeOrder');
    expect(order.clocks('confirmationTarget')).toEqual([]);
  });

  test('all stand still while the customer is asked, and the outer limit ends with the decision [SLA-10 INTAKE-14]', () => {
    const order = received(told).at('2025-10-09T11:00:00+08:00');
    const gaps = [{ path: 'remarks', reason: 'x', whose: 'CUSTOMER' as const }];
    order.give('requestInformation', { gaps }, 'SALESPERSON');
    order.passUntil('2025-10-09T17:00:00+08:00');
    expect(order.rungs).toEqual([]);
    order.give('supplementInformation', { supplement: { remarks: 'y' }, source: '电话' }, 'SALESPERSON');
    // An hour was used; three are left at 17:00: one today, two tomorrow.
    expect(order.clock('confirmationTarget').due).toBe('2025-10-10T11:00:00+08:00');
    bringTo(order, 'QUOTED');
    expect(order.clocks('confirmationOuter')).toEqual([]);
  });

  test('policy may count the target on the plain clock instead [INTAKE-13]', () => {
    const order = received({ policy: { 'sla.intake.confirmClock': 'ELAPSED' } });
    expect(order.clock('confirmationTarget').due).toBe('2025-10-09T14:00:00+08:00');
  });
});

describe('a standard product', () => {
  test('has a preliminary schedule within 24 hours of the plain clock, which the full plan ends too [PLAN-02]', () => {
    const order = orderIn('PLANNING', told);
    expect(order.clock('preliminarySchedule', 'L1').due).toBe('2025-10-10T10:00:00+08:00');
    const schedule = { start: '2025-10-13', finish: '2025-10-24' };
    order.give('recordPreliminarySchedule', schedule, 'PLANNER');
    expect(order.lot().preliminarySchedule).toMatchObject({ ...schedule, by: 'PLANNER' });
    expect(order.clocks('preliminarySchedule')).toEqual([]);
    expect(bringTo(orderIn('PLANNING', told), 'PLANNED').clocks('preliminarySchedule')).toEqual([]);
  });

  test('that is none has no such target [PLAN-02]', () => {
    const made = { lines: [{ line: 1, inCatalogue: false, bomReleased: false }] };
    expect(orderIn('PLANNING', { ...told, facts: made }).clocks('preliminarySchedule')).toEqual([]);
  });
});

describe('the promised delivery', () => {
  test('is ten working days after confirmation, or the date of the contract where that is later [DELIV-10]', () => {
    const soon = orderIn('CONFIRMED', { ...told, details: { deliveryDate: '2025-10-15' } });
    expect(soon.clock('promisedDelivery').due).toBe('2025-10-22T10:00:00+08:00');
    const later = orderIn('CONFIRMED', told);
    expect(later.clock('promisedDelivery').due).toBe('2025-11-14T18:00:00+08:00');
  });

  test('warns three working days ahead, once, and sales decides what the customer hears [SLA-06 SLA-07]', () => {
    const order = orderIn('IN_PRODUCTION', told).passUntil('2025-11-11T19:00:00+08:00');
    expect(rungsOf(order, 'promisedDelivery')).toEqual(['-3wd 2025-11-11T18:00:00+08:00']);
    expect(order.acts().filter((act) => act.endsWith('reportRisk'))).toEqual([
      'policy:overdue.prewarnLead reportRisk',
    ]);
    expect(order.work).toContain('SALES prewarnCustomer');
    order.give('prewarnCustomer', { told: true, message: '预计晚两天' }, 'SALESPERSON');
    expect(order.state.customerPrewarning).toMatchObject({ told: true, message: '预计晚两天' });
    expect(order.work).not.toContain('SALES prewarnCustomer');
    expect(order.refusal('prewarnCustomer', { told: false, message: 'x' }, 'SALESPERSON')).toContain(
      'blocked',
    );
  });

  test('is not warned of when the goods are on their way', () => {
    const order = orderIn('SHIPPED', told).passUntil('2025-11-12T18:00:00+08:00');
    expect(order.acts().filter((act) => act.endsWith('reportRisk'))).toEqual([]);
  });

  test('ends with the last lot delivered [DELIV-10]', () => {
    expect(orderIn('DELIVERED', told).clocks('promisedDelivery')).toEqual([]);
  });

  test('is in danger as soon as a department says so [SLA-06]', () => {
    const order = orderIn('PLANNED');
    const risk = { department: 'PROCUREMENT', description: '铜排缺货' } as const;
    order.give('reportRisk', risk, 'BUYER');
    expect(order.state.risks).toMatchObject([{ ...risk, by: 'BUYER' }]);
    expect(order.clock('customerPrewarning').due).toBe('2025-10-10T10:00:00+08:00');
    const silent = orderIn('PLANNED', { policy: { 'overdue.customerPrewarn': 'NEVER' } });
    silent.give('reportRisk', risk, 'BUYER');
    expect(silent.clocks('customerPrewarning')).toEqual([]);
  });
});

describe('a special order that is stocked in', () => {
  const special = { ...told, details: { orderType: 'SPECIAL' as const } };

  test('may be picked up to the end of day 7 and of day 15, warned two days before, holidays or not [SPECIAL-08 SPECIAL-22]', () => {
    const order = orderIn('STOCKED_IN', {
      ...special,
      policy: { ...told.policy, 'mat.releaseOnPass': false },
    });
    expect(order.clock('pickUpFree', 'L1').due).toBe('2025-10-17T00:00:00+08:00');
    expect(order.clock('pickUpGrace', 'L1').due).toBe('2025-10-25T00:00:00+08:00');
    order.passUntil('2025-10-26T00:00:00+08:00');
    expect(rungsOf(order, 'pickUp')).toEqual([
      '-2d 2025-10-15T00:00:00+08:00',
      '0 2025-10-17T00:00:00+08:00',
      '-2d 2025-10-23T00:00:00+08:00',
      '0 2025-10-25T00:00:00+08:00',
    ]);
    expect(
      order.refusal(
        'pauseClock',
        { clockId: 'L1.pickUpFree#1', reason: 'INCIDENT', comment: 'x' },
        'SALES_MANAGER',
      ),
    ).toContain('@reason');
  });

  test('has no such days once it has left, nor has a regular order', () => {
    expect(orderIn('SHIPPED', special).clocks('pickUpFree')).toEqual([]);
    expect(orderIn('STOCKED_IN', { policy: { 'mat.releaseOnPass': false } }).clocks('pickUpFree')).toEqual(
      [],
    );
  });
});

describe('a complex product', () => {
  const complex = { facts: { lines: [{ line: 1, inCatalogue: false, bomReleased: true }] } };
  const planned = (start: string) => {
    const order = orderIn('PLANNING', complex);
    order.give('submitPlan', { start, finish: '2025-10-31', materialAgreed: true }, 'PLANNER');
    return order;
  };

  test('that starts less than a week after its plan is warned of, and planned all the same [PLAN-03]', () => {
    const order = planned('2025-10-15');
    expect(order.stage).toBe('PLANNED');
    expect(order.state.risks).toMatchObject([{ department: 'PLANNING', by: 'PLANNER' }]);
  });

  test('that starts a week after its plan is not, nor is a standard one that starts at once [PLAN-03]', () => {
    expect(planned('2025-10-16').state.risks).toBeUndefined();
    expect(orderIn('PLANNED').state.risks).toBeUndefined();
  });
});
