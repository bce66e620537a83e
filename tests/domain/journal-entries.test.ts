import { describe, expect, test } from 'vitest';
import { kebabName } from '../../domain/order/commands.ts';
import { type Command, currentStages, decide, fittingLots, openCommands } from '../../domain/order/decide.ts';
import type { LotLine } from '../../domain/order/lot.ts';
import { orderIn, plan } from './bring-to.ts';
import { commandOf, type OrderDriver } from './order-driver.ts';

const some = (quantity: string, line = 1): LotLine[] => [{ line, quantity }];
const supervisor = 'PRODUCTION_SUPERVISOR';

/** The entry that a command would leave in the order's journal. */
function entryOf(order: OrderDriver, command: Command) {
  const decision = decide(order.state, command, order.now, order.policy);
  if (!decision.accepted) throw new Error(decision.refusal.detail);
  return decision.entry;
}

describe('what an act leaves in the journal', () => {
  const order = () => orderIn('RECEIVED').at('2025-10-09T11:00:00+08:00');
  const pass = commandOf('passInitialReview', {}, 'SALESPERSON');

  test('is who did what when, and no empty field beside', () => {
    const { events, ...entry } = entryOf(order(), pass);
    expect(entry).toStrictEqual({
      version: 2,
      by: { kind: 'person', personId: 'SALESPERSON', roles: ['SALESPERSON'] },
      command: 'passInitialReview',
      occurredAt: '2025-10-09T11:00:00+08:00',
      recordedAt: '2025-10-09T11:00:00+08:00',
    });
    expect(events.map(({ type }) => type)).toContain('orderStageEntered');
  });

  test('is its request and its reason where it had them, its lot where it was for one, and when it happened', () => {
    const given = { updateId: 'u-1', reason: '补录', occurredAt: '2025-10-09T10:30:00+08:00' };
    const { events: _events, by: _by, ...entry } = entryOf(order(), { ...pass, ...given });
    expect(entry).toStrictEqual({
      version: 2,
      command: 'passInitialReview',
      ...given,
      recordedAt: '2025-10-09T11:00:00+08:00',
    });
    const complete = commandOf('completeProduction', {}, supervisor);
    expect(entryOf(orderIn('IN_PRODUCTION'), complete).lotId).toBe('L1');
  });

  test('is nothing where the fault is ours: no refusal hides it', () => {
    const { state, now, policy } = order();
    const fly: string = 'fly';
    const strange = { ...pass, name: fly as Command['name'] };
    expect(() => decide(state, strange, now, policy)).toThrow(TypeError);
  });
});

describe('the commands that are open', () => {
  test('are refused with in the words of their paths', () => {
    expect(kebabName('passInitialReview')).toBe('pass-initial-review');
    const { state, now, policy } = orderIn('SETTLING');
    const decision = decide(state, commandOf('releaseOrder', {}, 'SALESPERSON'), now, policy);
    if (decision.accepted) throw new Error('releaseOrder was accepted');
    expect(decision.refusal.openCommands).toEqual(openCommands(state).map(kebabName));
    expect(decision.refusal.openCommands).toContain('record-payment');
  });

  test('are not those of a lot, nor of the order, that is held', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(fittingLots(order.state, 'completeProduction')).toEqual(['L1']);
    expect(openCommands(order.state)).toContain('reportProgress');
    order.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
    expect(fittingLots(order.state, 'completeProduction')).toEqual([]);
    expect(fittingLots(order.state, 'reportDelay')).toEqual(['L1']);
    const open = openCommands(order.state);
    expect(open).not.toContain('reportProgress');
    expect(open).toContain('reportDelay');
    const received = orderIn('RECEIVED');
    expect(openCommands(received.state)).toContain('passInitialReview');
    received.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
    expect(openCommands(received.state)).not.toContain('passInitialReview');
  });

  test('follow from the stages of the order and its lots, each stage once', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: some('40') }, supervisor);
    order.give('completeProduction', { finished: some('30') }, supervisor);
    expect(currentStages(order.state)).toEqual(['IN_FULFILMENT', 'IN_PRODUCTION', 'IN_QC']);
    expect(order.refusal('submitPlan', plan, 'PLANNER', { lotId: 'L3' })).toBe(
      'not-in-this-state: Lot L3 is IN_QC.',
    );
  });

  test('of an order that is closed are none, and it says how it ended', () => {
    const order = orderIn('RECEIVED');
    order.give('rejectOrder', { reason: 'x' }, 'SALESPERSON');
    expect(
      order.refusal('recordTracking', { department: 'LOGISTICS', progress: 'x' }, 'LOGISTICS_CLERK'),
    ).toBe('order-closed: The order is REJECTED.');
  });
});
