import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thousandths } from '../../domain/money/quantity.ts';
import { pendingEvaluators } from '../../domain/order/change/evaluators.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { lotStages, type Stage } from '../../domain/order/stage-names.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { approve, customerAgrees, evaluate } from './change-driver.ts';
import { commandOf, type OrderDriver } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';
import { changeInput } from './simulated-changes.ts';

const lives = Number(process.env['CHANGE_LIVES'] ?? 200);
const beginnings: readonly Stage[] = ['QUOTED', 'CONFIRMED', 'RELEASED', 'PLANNED', 'IN_PRODUCTION', 'IN_QC'];

const steps = fc.array(fc.record({ seed: fc.nat(10_000), splits: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
});

test('orders that are changed again and again keep every quantity in a lot and come to their end [CHANGE-09]', () => {
  const seen = { applied: 0, dropped: 0, opened: 0, anew: 0, refused: 0, final: 0 };
  fc.assert(
    fc.property(fc.nat(beginnings.length - 1), steps, (beginning, life) => {
      const order = orderIn(beginnings[beginning] ?? 'RELEASED', twoLines);
      for (const { seed, splits } of life) {
        if (splits) split(order, seed);
        if (!change(order, seed)) seen.refused += 1;
        checkLots(order);
      }
      for (const { outcome, effects = [] } of order.state.changes ?? []) {
        if (outcome === 'APPLIED') seen.applied += 1;
        for (const { effect } of effects) {
          if (effect === 'DROPPED') seen.dropped += 1;
          if (effect === 'NEW') seen.opened += 1;
          if (effect === 'PLANNED_ANEW' || effect === 'STOCK_ANEW') seen.anew += 1;
        }
      }
      bringTo(order, 'ARCHIVED');
      seen.final += 1;
    }),
    { numRuns: lives, seed: 20251009 },
  );
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(lives / 40);
}, 300_000);

/** One change from its request until it takes effect; false when it is refused. */
function change(order: OrderDriver, seed: number): boolean {
  const input = changeInput('requestChange', order.state, seed, 'SALES') as CommandInputs['requestChange'];
  const [outcome] = order.turn([commandOf('requestChange', input, 'SALESPERSON')]);
  if (outcome?.accepted !== true) return false;
  const holds = changeInput('answerChange', order.state, seed, '') as CommandInputs['answerChange'];
  const answer = holds.workGoesOn ? { workGoesOn: true } : holds;
  order.give('answerChange', answer, 'ORDER_CLERK');
  for (const department of pendingEvaluators(order.state, order.policy)) evaluate(order, department);
  approve(order);
  customerAgrees(order);
  expect(order.state.change).toBeUndefined();
  expect(order.state.holds ?? []).toEqual([]);
  return true;
}

/** Part of a lot goes ahead: from stock, out of production, or out of the house. */
function split(order: OrderDriver, seed: number): void {
  const lot = order.state.lots[seed % Math.max(1, order.state.lots.length)];
  const first = lot?.lines[0];
  if (lot === undefined || first === undefined) return;
  const part = [{ line: first.line, quantity: '1' }];
  const at = { lotId: lot.lotId };
  order.turn([
    commandOf('checkStock', { fromStock: part }, 'WAREHOUSE_KEEPER', at),
    commandOf('completeProduction', { finished: part }, 'PRODUCTION_SUPERVISOR', at),
    commandOf('recordInspection', { passed: lot.lines, failed: [], standardVersion: 'v' }, 'INSPECTOR', at),
  ]);
}

function checkLots({ state }: OrderDriver): void {
  const kinds = state.clocks.map((clock) => `${clock.lotId ?? ''}.${clock.kind}`);
  expect(new Set(kinds).size, 'one clock of a kind at a time').toBe(kinds.length);
  for (const clock of state.clocks) {
    expect(clock.due, clock.clockId).toBeDefined();
    expect(clock.pauses, clock.clockId).toEqual([]);
    if (clock.lotId !== undefined) {
      expect(state.lots.map(({ lotId }) => lotId)).toContain(clock.lotId);
    }
  }
  if (state.lots.length === 0) return;
  for (const lot of state.lots) {
    expect(lot.lines.length, lot.lotId).toBeGreaterThan(0);
    expect(lotStages).toContain(lot.stage);
  }
  for (const line of state.details.lines) {
    const inLots = state.lots.flatMap((lot) => lot.lines).filter((each) => each.line === line.line);
    const sum = inLots.reduce((count, each) => count + thousandths(each.quantity), 0);
    expect(sum, `line ${line.line}`).toBe(thousandths(line.quantity ?? '0'));
  }
}
