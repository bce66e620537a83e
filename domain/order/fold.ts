import type { WorkingDayMode } from '../working-time/calendar.ts';
import { applyEntry, applyFacts } from './apply.ts';
import { awaitedFacts } from './awaited-facts.ts';
import type { ClockFacts } from './clock.ts';
import type { CalendarSource } from './clock-facts.ts';
import { type CreditFacts, withCredit } from './credit.ts';
import type { CommitFacts, Entry } from './events.ts';
import type { OrderState } from './state.ts';

/** An entry with the facts that its commit found, as the journal keeps both. */
export interface FoldedEntry {
  entry: Entry;
  facts: CommitFacts;
  /** The state before the entry, and after it with its facts. */
  before: OrderState;
  after: OrderState;
}

/**
 * Apply entries in order and compute the instants of the clocks that each one starts or changes (I4).
 * Runs outside the workflow only: time-zone data is the machine's. `orderNumber` is for the first entry.
 */
export function foldEntries(
  state: OrderState,
  entries: readonly Entry[],
  calendars: CalendarSource,
  orderNumber?: string,
  mode?: WorkingDayMode,
): FoldedEntry[] {
  const folded: FoldedEntry[] = [];
  let current = state;
  for (const entry of entries) {
    const applied = applyEntry(current, entry);
    const clocks = awaitedFacts(applied, calendars, mode);
    const numbered = current.orderNumber === undefined && orderNumber !== undefined;
    const facts: CommitFacts = numbered ? { orderNumber, clocks } : { clocks };
    const after = applyFacts(applied, facts);
    folded.push({ entry, facts, before: current, after });
    current = after;
  }
  return folded;
}

/** The entries with what the commit found of the customer's credit: the last of them keeps it. */
export function foldedWithCredit(
  folded: readonly [FoldedEntry, ...FoldedEntry[]],
  credit: CreditFacts,
): [FoldedEntry, ...FoldedEntry[]] {
  const answered = (step: FoldedEntry): FoldedEntry => ({
    ...step,
    facts: { ...step.facts, credit },
    after: withCredit(step.after, credit),
  });
  const [first, ...rest] = folded;
  const last = rest.at(-1);
  return last === undefined ? [answered(first)] : [first, ...rest.slice(0, -1), answered(last)];
}

/** What the workflow needs of a whole batch: the number, and the latest instants of each clock. */
export function combinedFacts(folded: readonly Pick<FoldedEntry, 'facts'>[]): CommitFacts {
  const clocks = new Map<string, ClockFacts>();
  let orderNumber: string | undefined;
  let credit: CreditFacts | undefined;
  for (const { facts } of folded) {
    orderNumber = facts.orderNumber ?? orderNumber;
    credit = facts.credit ?? credit;
    for (const clock of facts.clocks) {
      // The end of a pause stays true when a later entry changes the clock again.
      const pauseEnds = [...(clocks.get(clock.clockId)?.pauseEnds ?? []), ...(clock.pauseEnds ?? [])];
      clocks.set(clock.clockId, pauseEnds.length === 0 ? clock : { ...clock, pauseEnds });
    }
  }
  return {
    clocks: [...clocks.values()],
    ...(orderNumber === undefined ? {} : { orderNumber }),
    ...(credit === undefined ? {} : { credit }),
  };
}
