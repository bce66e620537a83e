import { describe, expect, test } from 'vitest';
import { apply, applyFacts, cycleKey, unopened } from '../../domain/order/apply.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import type { Lot, LotLine } from '../../domain/order/lot.ts';
import { nextLotId } from '../../domain/order/split-lot.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { orderIn } from './bring-to.ts';
import { firstDay } from './order-driver.ts';

const some = (quantity: string, line = 1): LotLine[] => [{ line, quantity }];

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
