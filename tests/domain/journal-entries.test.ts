import { describe, expect, test } from 'vitest';
import { apply, applyFacts, cycleKey, unopened } from '../../domain/order/apply.ts';
import { kebabName } from '../../domain/order/commands.ts';
import { type Command, currentStages, decide, fittingLots, openCommands } from '../../domain/order/decide.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import type { Lot, LotLine } from '../../domain/order/lot.ts';
import { nextLotId } from '../../domain/order/split-lot.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { orderIn, plan } from './bring-to.ts';
import { commandOf, firstDay, type OrderDriver } from './order-driver.ts';

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

describe('the number of an order', () => {
  test('is given by its first commit and stays, whatever later ones answer', () => {
    const state = unopened('ord_1');
    const numbered = applyFacts(state, { orderNumber: 'SO-2025-000001', clocks: [] });
    expect(numbered.orderNumber).toBe('SO-2025-000001');
    expect(applyFacts(numbered, { clocks: [] }).orderNumber).toBe('SO-2025-000001');
    expect(applyFacts(state, { clocks: [] })).toStrictEqual(state);
  });
});

describe('an order that never came in', () => {
  test('has nothing decided in anyone’s favour, no goods, no money and no clock', () => {
    const state = unopened('ord_1');
    expect(state.facts).toEqual({ vip: false, customerVerified: false, frameContract: false, lines: [] });
    const { gaps, payments, lots, clocks, details } = state;
    expect([gaps, payments, lots, clocks, details.lines]).toEqual([[], [], [], [], []]);
    const { fingerprint, receivedAt, enteredBy, policyVersion, calendarId } = state;
    expect([fingerprint, receivedAt, enteredBy, policyVersion, calendarId].join('')).toBe('');
    expect(details.channel).toBe('OTHER');
    expect([state.version, state.actVersion, state.calendarVersion]).toEqual([0, 0, 0]);
  });
});

describe('lots', () => {
  const lot = (lotId: string, lines: LotLine[]): Lot => ({
    lotId,
    stage: 'IN_QC',
    lines,
    planVersion: 1,
    countersignatures: {},
    reworkRounds: 0,
  });
  const withLots = (...lots: Lot[]): OrderState => ({ ...unopened('ord_1'), lots });

  test('come to be released, not planned, unsigned and never reworked', () => {
    const { lots } = apply(unopened('ord_1'), { type: 'lotOpened', lotId: 'L1', lines: some('5') });
    expect(lots).toStrictEqual([
      {
        lotId: 'L1',
        stage: 'RELEASED',
        lines: some('5'),
        planVersion: 0,
        countersignatures: {},
        reworkRounds: 0,
      },
    ]);
  });

  test('part without a loss: lines that are taken whole fall away, others keep the rest, other lots stay', () => {
    const state = withLots(
      lot('L1', [...some('100'), ...some('2.5', 2), ...some('7', 3)]),
      lot('L2', some('9')),
    );
    const lines = [...some('99.999'), ...some('2.5', 2)];
    const parted = apply(state, { type: 'lotSplit', lotId: 'L1', newLotId: 'L3', lines });
    expect(parted.lots).toEqual([
      lot('L1', [...some('0.001'), ...some('7', 3)]),
      lot('L2', some('9')),
      { ...lot('L3', lines), splitFrom: 'L1' },
    ]);
    expect(apply(state, { type: 'lotSplit', lotId: 'L9', newLotId: 'L3', lines })).toBe(state);
  });

  test('have numbers that are not given again', () => {
    const state = withLots(lot('L1', []), lot('L3', []));
    expect(nextLotId(state)).toBe('L3');
    expect(nextLotId({ ...state, droppedLots: ['L2'] })).toBe('L4');
  });

  test('have cycles of their clocks for themselves', () => {
    expect([cycleKey('inspection'), cycleKey('inspection', 'L2')]).toEqual(['inspection', 'L2.inspection']);
  });
});

describe('an event that others read', () => {
  const { state } = orderIn('READY_TO_SHIP');
  const [clockId] = state.clocks.map((clock) => clock.clockId);

  test.each<OrderEvent>([
    { type: 'stockReserved', lotId: 'L1', lines: [] },
    { type: 'clockUrged', clockId: clockId ?? '', message: 'x' },
    {
      type: 'exceptionRaised',
      exception: { type: 'TRANSPORT_DELAY', description: 'x', department: 'LOGISTICS', lotId: 'L1' },
    },
  ])('leaves the order as it is: $type', (event) => {
    expect(apply(state, event)).toBe(state);
  });

  test('of a clock or a lot concerns that one alone', () => {
    const reassigned = apply(state, { type: 'clockReassigned', clockId: clockId ?? '', personId: 'li' });
    expect(reassigned.clocks.map(({ assignedTo }) => assignedTo)).toEqual(
      state.clocks.map((clock) => (clock.clockId === clockId ? 'li' : undefined)),
    );
    expect(apply(state, { type: 'lotStageEntered', lotId: 'L9', stage: 'SHIPPED' }).lots).toEqual(state.lots);
  });

  test('of money adds to what was booked before', () => {
    const payment = (reference: string) => ({
      reference,
      total: { amount: '1.00', currency: 'CNY' } as const,
      receivedOn: '2025-11-03',
      by: 'x',
    });
    const once = apply(state, { type: 'paymentRecorded', payment: payment('R-1') });
    const twice = apply(once, { type: 'paymentRecorded', payment: payment('R-2') });
    expect(twice.payments.map(({ reference }) => reference)).toEqual(['R-1', 'R-2']);
  });

  test('that ends a hold which is not there leaves none', () => {
    expect(apply(state, { type: 'holdReleased', reason: 'HOLD' }).holds).toEqual([]);
    const hold = { reason: 'HOLD', by: 'x', at: firstDay } as const;
    const held = apply(apply(state, { type: 'holdPlaced', hold }), {
      type: 'holdPlaced',
      hold: { ...hold, reason: 'CHANGE' },
    });
    expect(apply(held, { type: 'holdReleased', reason: 'HOLD' }).holds).toEqual([
      { ...hold, reason: 'CHANGE' },
    ]);
  });
});
