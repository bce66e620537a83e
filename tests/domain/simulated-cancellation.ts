import { expect } from 'vitest';
import { thousandths } from '../../domain/money/quantity.ts';
import { openBypasses } from '../../domain/order/bypass.ts';
import { paidOf, refundOf } from '../../domain/order/cancellation/settling.ts';
import { definitionOf } from '../../domain/order/clock-control.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Department } from '../../domain/people/departments.ts';
import { yuan } from './cancelled-order.ts';

/** Inputs of a cancellation and of a bypass that fit more often than not. */
export function cancellationInput(
  name: CommandName,
  state: OrderState,
  seed: number,
  department: string,
): object | undefined {
  const inputs: Partial<Record<CommandName, () => object>> = {
    requestCancellation: () => ({ requestedBy: '王敏', formReference: 'QX-1', reason: 'x' }),
    acknowledgeStop: () => ({ department }),
    recordDisposition: () => (seed % 2 === 0 ? { items: [], reason: 'x' } : { items: [scrapped] }),
    confirmCancellation: () => ({ confirmedWith: '王敏', channel: 'PHONE' }),
    settleCancellation: () => settlement(state, seed),
    withdrawCancellation: () => ({ reason: 'x' }),
    bypassApproval: () => ({ step: stepIn(state), department, reason: 'x' }),
    makeUpApproval: () => makeUp(state, seed, department),
  };
  return inputs[name]?.();
}

const scrapped = {
  what: '半成品',
  quantity: '1',
  treatment: 'SCRAP',
  loss: yuan('10.00'),
  agreedWith: ['PRODUCTION', 'WAREHOUSE'],
};

function settlement(state: OrderState, seed: number): object {
  const fee = state.cancellation?.disposition?.proposedFee ?? yuan('0.00');
  const depositTreatment = seed % 3 === 0 ? 'FORFEIT' : 'REFUND';
  return { fee, refund: refundOf(paidOf(state), fee, depositTreatment), depositTreatment, basis: 'x' };
}

function stepIn({ stage }: OrderState): string {
  if (stage === 'UNDER_REVIEW') return 'DEPARTMENT_REVIEW';
  return stage === 'CONTRACTED' ? 'PLAN_CONFIRMATION' : 'COUNTERSIGNATURE';
}

function makeUp(state: OrderState, seed: number, wanted: string): object {
  const bypass = openBypasses(state).find(({ department }) => department === (wanted as Department));
  const { step = 'COUNTERSIGNATURE', lotId } = bypass ?? {};
  const lot = lotId === undefined ? {} : { lotId };
  const result = seed % 5 === 0 ? { result: 'FAIL', comment: 'x' } : { result: 'PASS' };
  return { step, department: wanted, ...lot, ...result };
}

/** What holds of every order that is being cancelled, or was. */
export function checkCancellation(state: OrderState): void {
  const { cancellation, bypasses = [] } = state;
  for (const { clockId, makeUp: done } of bypasses) {
    const isRunning = state.clocks.some((clock) => clock.clockId === clockId);
    if (done !== undefined) expect(isRunning, `${clockId} is made up for and stopped`).toBe(false);
  }
  if (cancellation === undefined) return;
  const undone = cancellation.compensations.map(({ kind, lotId }) => `${lotId} ${kind}`);
  expect(new Set(undone).size, 'each effect is undone once').toBe(undone.length);
  if (state.stage === 'CANCELLED') return;
  expect(undone, 'nothing is undone while the customer may go on').toEqual([]);
  for (const { clockId, kind, pausedAt } of state.clocks) {
    if (definitionOf(kind).measures === 'INTERRUPTION') continue;
    expect(pausedAt, `${clockId} stands still while the order is being cancelled`).toBeDefined();
  }
  for (const lot of state.lots) expect(lot.shipment, 'what has left is not cancelled').toBeUndefined();
}

/** What a cancelled order took from stock and has not given back, in thousandths by product. */
export function stillReserved(journal: readonly Entry[]): number[] {
  const sums = new Map<string, number>();
  for (const event of journal.flatMap((entry) => entry.events)) {
    if (event.type !== 'stockReserved' && event.type !== 'stockReleased') continue;
    const sign = event.type === 'stockReserved' ? 1 : -1;
    for (const { productCode, quantity } of event.lines) {
      sums.set(productCode, (sums.get(productCode) ?? 0) + sign * thousandths(quantity));
    }
  }
  return [...sums.values()].filter((sum) => sum !== 0);
}
