import { awaitedFacts } from '../order/awaited-facts.ts';
import type { ClockFacts } from '../order/clock.ts';
import type { CalendarSource } from '../order/clock-facts.ts';
import type { WorkingDayMode } from '../working-time/calendar.ts';
import { applyCaseEntry, applyCaseFacts } from './apply-case.ts';
import type { CaseEntry, CaseFacts } from './case-events.ts';
import type { CaseState } from './case-state.ts';

/** An entry with the facts that its commit found, as the journal keeps both. */
export interface FoldedCaseEntry {
  entry: CaseEntry;
  facts: CaseFacts;
  /** The state before the entry, and after it with its facts. */
  before: CaseState;
  after: CaseState;
}

/**
 * Apply entries in order and compute the instants of the clocks that each one starts (I4). Runs outside the workflow
 * only: time-zone data is the machine's. `caseNumber` is for the first entry.
 */
export function foldCaseEntries(
  state: CaseState,
  entries: readonly CaseEntry[],
  calendars: CalendarSource,
  caseNumber?: string,
  mode?: WorkingDayMode,
): FoldedCaseEntry[] {
  const folded: FoldedCaseEntry[] = [];
  let current = state;
  for (const entry of entries) {
    const applied = applyCaseEntry(current, entry);
    const clocks = awaitedFacts(applied, calendars, mode);
    const numbered = current.caseNumber === undefined && caseNumber !== undefined;
    const facts: CaseFacts = numbered ? { caseNumber, clocks } : { clocks };
    const after = applyCaseFacts(applied, facts);
    folded.push({ entry, facts, before: current, after });
    current = after;
  }
  return folded;
}

/** What the workflow needs of a whole batch: the number, and the instants of each clock. */
export function combinedCaseFacts(folded: readonly Pick<FoldedCaseEntry, 'facts'>[]): CaseFacts {
  const clocks = new Map<string, ClockFacts>();
  let caseNumber: string | undefined;
  for (const { facts } of folded) {
    caseNumber = facts.caseNumber ?? caseNumber;
    for (const clock of facts.clocks) clocks.set(clock.clockId, clock);
  }
  const combined: CaseFacts = { clocks: [...clocks.values()] };
  return caseNumber === undefined ? combined : { ...combined, caseNumber };
}
