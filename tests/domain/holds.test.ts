import { describe, expect, test } from 'vitest';
import { commandTable } from '../../domain/order/commands.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { openTasks } from '../../domain/order/tasks.ts';
import { orderIn } from './bring-to.ts';
import { received } from './sample-orders.ts';

const reason = { reason: '客户工厂停电' };

/** Held at 14:00 on the day of receipt at 10:00: three working hours of the review's day are used. */
function held() {
  const order = received().at('2025-10-09T14:00:00+08:00');
  order.give('holdOrder', reason, 'SALESPERSON');
  return order;
}

describe('a held order', () => {
  test('stands still: its clocks do, nobody is asked for work, and no warning goes out [SLA-10]', () => {
    const order = held();
    expect(order.clock('initialReview').pauses).toMatchObject([{ reason: 'HOLD' }]);
    expect(openTasks(order.state, order.policy).map(({ command }) => command)).toEqual(['acknowledgeOrder']);
    order.passUntil('2025-10-15T09:00:00+08:00');
    expect(order.rungs).toEqual([]);
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON')).toMatch(
      /^blocked: Work stands still: HOLD/,
    );
    expect(openCommands(order.state)).toContain('resumeOrder');
  });

  test('goes on with what was left of its clocks', () => {
    const order = held().passUntil('2025-10-15T11:00:00+08:00');
    order.give('resumeOrder', {}, 'SALESPERSON');
    // Five working hours were left: 11:00 to 12:00, 13:00 to 17:00.
    expect(order.clock('initialReview')).toMatchObject({ due: '2025-10-15T17:00:00+08:00', pauses: [] });
    order.give('passInitialReview', {}, 'SALESPERSON');
    expect(order.stage).not.toBe('RECEIVED');
  });

  test('is held once, and resumed only while it is held', () => {
    const order = held();
    expect(order.refusal('holdOrder', reason, 'SALESPERSON')).toMatch(/^blocked/);
    order.give('resumeOrder', {}, 'SALESPERSON');
    expect(order.refusal('resumeOrder', {}, 'SALESPERSON')).toMatch(/^blocked/);
  });

  test('still takes what happens outside: a delivery, a payment, a risk, an instruction', () => {
    const order = orderIn('SHIPPED');
    order.give('holdOrder', reason, 'SALES_MANAGER');
    const open = openCommands(order.state);
    expect(open).toEqual(expect.arrayContaining(['recordDelivery', 'reportRisk', 'recordInstruction']));
    expect(open.every((name) => commandTable[name].onHold === 'GOES_ON')).toBe(true);
    expect(order.state.clocks.find(({ kind }) => kind === 'promisedDelivery')?.pausedAt).toBeUndefined();
  });
});
