import type { Instant } from '../instant.ts';
import type { Clock, ClockMoment } from '../order/clock.ts';
import { dueMoment } from '../order/due-moment.ts';
import { applyCaseEntry } from './apply-case.ts';
import type { CaseEntry } from './case-events.ts';
import type { CaseState } from './case-state.ts';

/** The entries that time itself has brought by `now`: every rung whose instant lies before it, in their order (rule 11). */
export function advanceCase(state: CaseState, now: Instant): CaseEntry[] {
  const entries: CaseEntry[] = [];
  let current = state;
  for (let due = dueMoment(current.clocks, now); due !== undefined; due = dueMoment(current.clocks, now)) {
    const entry = rungEntry(current, due.clock, due.moment, now);
    entries.push(entry);
    current = applyCaseEntry(current, entry);
  }
  return entries;
}

/** Recorded once, with its true instant, however late the machine was (rule 12). The clocks of a case never pause. */
function rungEntry(state: CaseState, clock: Clock, moment: ClockMoment, now: Instant): CaseEntry {
  if (!('rung' in moment)) throw new RangeError(`clock ${clock.clockId} of a case stands still`);
  const { clockId } = clock;
  const { at } = moment;
  return {
    version: state.version + 1,
    by: { kind: 'clock' },
    command: 'rung',
    occurredAt: at,
    recordedAt: now,
    events: [{ type: 'rungReached', clockId, rung: moment.rung.rung, at }],
  };
}
