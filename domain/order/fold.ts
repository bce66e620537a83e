import type { Calendar, WorkingDayMode } from '../working-time/calendar.ts';
import { type ClockInstants, resumeClock, startClock } from '../working-time/clock-instants.ts';
import { applyEntry, applyFacts } from './apply.ts';
import type { Clock, ClockFacts } from './clock.ts';
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
 * Apply entries in order and compute the due instants of the clocks that each one starts or resumes (I4).
 * Runs outside the workflow only: time-zone data is the machine's. `orderNumber` is for the first entry.
 */
export function foldEntries(
  state: OrderState,
  entries: readonly Entry[],
  calendar: Calendar,
  orderNumber?: string,
  mode?: WorkingDayMode,
): FoldedEntry[] {
  const folded: FoldedEntry[] = [];
  let current = state;
  for (const entry of entries) {
    const applied = applyEntry(current, entry);
    const clocks = applied.clocks.filter(awaitsDue).map((clock) => clockFacts(clock, calendar, mode));
    const numbered = current.orderNumber === undefined && orderNumber !== undefined;
    const facts: CommitFacts = numbered ? { orderNumber, clocks } : { clocks };
    const after = applyFacts(applied, facts);
    folded.push({ entry, facts, before: current, after });
    current = after;
  }
  return folded;
}

/** What the workflow needs of a whole batch: the number, and the latest instants of each clock. */
export function combinedFacts(folded: readonly Pick<FoldedEntry, 'facts'>[]): CommitFacts {
  const clocks = new Map<string, ClockFacts>();
  let orderNumber: string | undefined;
  for (const { facts } of folded) {
    orderNumber = facts.orderNumber ?? orderNumber;
    for (const clock of facts.clocks) clocks.set(clock.clockId, clock);
  }
  const combined: CommitFacts = { clocks: [...clocks.values()] };
  return orderNumber === undefined ? combined : { ...combined, orderNumber };
}

function awaitsDue(clock: Clock): boolean {
  return clock.due === undefined || clock.resumedAt !== undefined;
}

function clockFacts(clock: Clock, calendar: Calendar, mode: WorkingDayMode | undefined): ClockFacts {
  const instants = instantsOf(clock, calendar, mode);
  const rungs = instants.rungs.map(({ rung, at }) => ({ rung, at }));
  const facts: ClockFacts = { clockId: clock.clockId, due: instants.due, rungs };
  return instants.provisional ? { ...facts, provisional: true } : facts;
}

function instantsOf(clock: Clock, calendar: Calendar, mode: WorkingDayMode | undefined): ClockInstants {
  const { due, pausedAt, resumedAt } = clock;
  if (due !== undefined && pausedAt !== undefined && resumedAt !== undefined) {
    const rungs = clock.rungs.map(({ rung, at }) => ({ rung, at }));
    const budget = 'budget' in clock.limit ? { budget: clock.limit.budget } : {};
    return resumeClock(calendar, { pausedAt, resumedAt, due, rungs, ...budget });
  }
  const ladder = clock.ladder.map((offset) => ({ rung: offset, offset }));
  const modeOption = mode === undefined ? {} : { mode };
  return startClock(calendar, { anchor: clock.anchor, ladder, ...clock.limit, ...modeOption });
}
