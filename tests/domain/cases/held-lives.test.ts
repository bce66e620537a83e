import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../../domain/order/decide.ts';
import { lotStages } from '../../../domain/order/stage-names.ts';
import type { OrderState } from '../../../domain/order/state.ts';
import { orderIn } from '../bring-to.ts';
import { commandOf, type OrderDriver } from '../order-driver.ts';

const told = fc.record({
  caseId: fc.constantFrom('C1', 'C2', 'C3'),
  ends: fc.boolean(),
  effect: fc.constantFrom('BLOCK', 'BLOCK', 'WARN'),
  from: fc.constantFrom(undefined, 'PLANNED', 'READY_TO_SHIP'),
  acts: fc.boolean(),
  minutes: fc.integer({ min: 0, max: 600 }),
});
const lives = fc.array(told, { maxLength: 25, size: 'max' });

test('cases that come and go hold an order exactly where one that blocks it is open [EXC-10]', () => {
  const seen = { held: 0, released: 0, paused: 0, free: 0 };
  fc.assert(
    fc.property(lives, (life) => {
      const order = orderIn('IN_PRODUCTION');
      let ms = Date.parse(order.now);
      for (const { caseId, ends, effect, from, acts, minutes } of life) {
        ms += minutes * 60_000;
        order.now = new Date(ms).toISOString();
        const before = order.state.holds?.length ?? 0;
        const note = {
          caseId,
          caseNumber: caseId,
          kind: 'EXCEPTION',
          type: 'PROBLEM',
          effect,
          ...(from && { from }),
        };
        const input = ends ? { caseId, outcome: 'CLOSED' } : note;
        const actor = { kind: 'policy', rule: 'case' };
        order.turn([{ name: ends ? 'noteCaseClosed' : 'noteCase', input, actor } as Command]);
        if (acts) order.turn([nextAct(order)]);
        checkHeld(order.state);
        const after = order.state.holds?.length ?? 0;
        if (after > before) seen.held += 1;
        if (after < before) seen.released += 1;
        const isPaused = order.state.clocks.some(({ pausedAt }) => pausedAt !== undefined);
        if (after > 0) seen[isPaused ? 'paused' : 'free'] += 1;
      }
    }),
    { numRuns: 150, seed: 20251009 },
  );
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(20);
}, 120_000);

/** What would come next; refused while it is held. */
function nextAct(order: OrderDriver): Command {
  const lines = order.lot('L1').lines;
  switch (order.stage) {
    case 'IN_PRODUCTION':
      return commandOf('completeProduction', {}, 'PRODUCTION_SUPERVISOR');
    case 'IN_QC':
      return commandOf('recordInspection', { passed: lines, failed: [], standardVersion: 'S' }, 'INSPECTOR');
    default:
      return commandOf('checkPackingList', { packed: lines }, 'LOGISTICS_CLERK');
  }
}

/** By the rule itself, without the code that holds: a lot's own clocks stand still where an open case blocks it. */
function checkHeld({ cases = [], lots, clocks }: OrderState): void {
  const open = cases.filter(({ effect, closedAt }) => effect === 'BLOCK' && closedAt === undefined);
  const rank = (stage: (typeof lotStages)[number]) => lotStages.indexOf(stage);
  for (const lot of lots) {
    const isHeld = open.some(({ from }) => from === undefined || rank(lot.stage) >= rank(from));
    const own = clocks.filter(({ lotId, kind }) => lotId === lot.lotId && kind !== 'delivery');
    for (const { clockId, pauses } of own) {
      expect(
        pauses.some(({ reason }) => reason === 'EXCEPTION'),
        clockId,
      ).toBe(isHeld);
    }
  }
}
