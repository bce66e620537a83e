import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from '../../domain/instant.ts';
import { add, compare, zero } from '../../domain/money/money.ts';
import { thousandths } from '../../domain/money/quantity.ts';
import { advance } from '../../domain/order/advance.ts';
import { orderTotal } from '../../domain/order/amounts.ts';
import { unopened } from '../../domain/order/apply.ts';
import { isStageClock } from '../../domain/order/clock-control.ts';
import type { Entry } from '../../domain/order/events.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { live, steps, type Turn } from './order-simulation.ts';
import { simulatedCalendar } from './simulated-rules.ts';

const policy = defaultPolicyValues();
const sequences = Number(process.env['R9_SEQUENCES'] ?? 10_000);
const seed = Number(process.env['R9_SEED'] ?? 20251009);

describe('random lives of an order', () => {
  test(`keep every invariant over ${sequences} shuffled, repeated and concurrent sequences [R9 I5 I6 SLA-13 SLA-18 QC-06 SHIP-02 SHIP-22]`, () => {
    const seen = { entries: 0, final: 0, lots: 0, rungs: 0, refused: 0 };
    const changed = {
      calendarCorrected: 0,
      policyMigrated: 0,
      clockLimitChanged: 0,
      clockStoodStill: 0,
      rungsWaived: 0,
      clockPaused: 0,
      changeEnded: 0,
    };
    fc.assert(
      fc.property(steps, (life) => {
        const rungs = new Set<string>();
        const journal = live(life, policy, (turn) => {
          checkTurn(turn);
          checkState(turn.after);
          for (const entry of turn.batch.entries) {
            collectRungs(entry, rungs);
            for (const { type } of entry.events)
              if (type in changed) changed[type as keyof typeof changed] += 1;
          }
          seen.refused += turn.batch.outcomes.filter((outcome) => !outcome.accepted).length;
          if (turn.after.lots.length > 1) seen.lots += 1;
          if (isFinal(turn.after.stage)) seen.final += 1;
        });
        seen.entries += journal.length;
        seen.rungs += rungs.size;
      }),
      { numRuns: sequences, seed },
    );
    // The lives must have reached what the invariants speak of, or they prove nothing.
    const counts = JSON.stringify({ ...seen, ...changed });
    for (const count of Object.values(seen)) expect(count, counts).toBeGreaterThan(sequences / 20);
    for (const count of Object.values(changed)) expect(count, counts).toBeGreaterThan(sequences / 100);
  }, 600_000);

  test('fold from the journal alone to the state they ended in [I1]', () => {
    fc.assert(
      fc.property(steps, (life) => {
        let last: OrderState | undefined;
        const journal = live(life, policy, (turn) => {
          last = turn.after;
        });
        const stored = JSON.parse(JSON.stringify(journal)) as Entry[];
        const again = foldEntries(unopened('ord_simulated'), stored, simulatedCalendar, 'SO-1').at(-1)?.after;
        expect(again).toEqual(last);
      }),
      { numRuns: 300, seed },
    );
  });
});

function checkTurn({ before, after, folded, batch, commands }: Turn): void {
  expect(folded, 'workflow and commit come to the same state').toEqual(after);
  expect(batch.outcomes.length).toBe(commands.length);
  batch.entries.forEach((entry, index) => {
    expect(entry.version, 'versions follow each other without a gap').toBe(before.version + 1 + index);
  });
  if (isFinal(before.stage)) expect(batch.entries, 'a closed order changes no more').toEqual([]);
  const now = batch.entries[0]?.recordedAt;
  if (now !== undefined) expect(advance(batch.state, now, policy), 'time brings nothing twice').toEqual([]);
}

function collectRungs(entry: Entry, rungs: Set<string>): void {
  for (const event of entry.events) {
    if (event.type !== 'rungReached') continue;
    const key = `${event.clockId}/${event.rung}`;
    expect(rungs.has(key), `rung ${key} is recorded once`).toBe(false);
    rungs.add(key);
  }
}

function checkState(state: OrderState): void {
  if (isFinal(state.stage)) expect(state.clocks, 'no clock outlives its order').toEqual([]);
  // Departments that are told to stop have a clock each; each skipped approval and each question has its own.
  const kinds = state.clocks.map(({ lotId = '', kind, owner, clockId }) =>
    kind === 'bypassMakeUp' || kind === 'reviewQuestion' ? clockId : `${lotId}.${kind}.${owner}`,
  );
  expect(new Set(kinds).size, 'one clock of a kind at a time').toBe(kinds.length);
  for (const clock of state.clocks) {
    expect(clock.due, 'every open clock has its due instant').toBeDefined();
    expect(clock.changed, 'no open clock waits for its instants').toBeUndefined();
    expect(clock.pauses.length > 0, 'a clock stands still just as long as it has a reason').toBe(
      clock.pausedAt !== undefined,
    );
    clock.stood.forEach(({ from, to }, index) => {
      const next = clock.stood[index + 1];
      expect(epochMs(from), 'a standstill goes forward').toBeLessThanOrEqual(epochMs(to));
      if (next !== undefined)
        expect(epochMs(to), 'no minute stands still twice').toBeLessThanOrEqual(epochMs(next.from));
    });
    const lot = state.lots.find((each) => each.lotId === clock.lotId);
    if (clock.lotId !== undefined) expect(lot, 'a lot clock has its lot').toBeDefined();
    if (lot?.stage === 'LOT_ACCEPTED') expect(isStageClock(clock.kind)).toBe(false);
  }
  checkQuantities(state);
  for (const lot of state.lots) {
    if (lot.shipment === undefined) continue;
    expect(lot.packingList?.matches, 'nothing ships with a packing-list difference').toBe(true);
    if (lot.source === 'PRODUCTION')
      expect(lot.inspection?.passed.length, 'nothing ships uninspected').toBeGreaterThan(0);
  }
  const received = state.payments.reduce((sum, payment) => add(sum, payment.total), zero('CNY'));
  // Only a change of the order makes it cheaper than what was paid, or dearer than when the first part was shipped.
  if (state.changes?.some(({ outcome }) => outcome === 'APPLIED')) return;
  const total = orderTotal(state.details);
  expect(compare(received, total), 'never more money than asked').toBeLessThanOrEqual(0);
  const shipped = state.lots.some((lot) => lot.shipment !== undefined);
  if (shipped) expect(compare(received, total), 'a prepaid order ships when it is paid').toBe(0);
}

function checkQuantities(state: OrderState): void {
  if (state.lots.length === 0) return;
  for (const line of state.details.lines) {
    const inLots = state.lots.flatMap((lot) => lot.lines).filter((each) => each.line === line.line);
    const sum = inLots.reduce((count, each) => count + thousandths(each.quantity), 0);
    expect(sum, `line ${line.line} is conserved over lots`).toBe(thousandths(line.quantity ?? '0'));
  }
}
