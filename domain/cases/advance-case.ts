import { epochMs, type Instant } from '../instant.ts';
import { type Clock, type ClockMoment, nextMoment } from '../order/clock.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { applyCaseEntry } from './apply-case.ts';
import type { CaseEntry } from './case-events.ts';
import type { CaseState } from './case-state.ts';

/** The entries that time itself has brought by `now`: every rung whose instant lies before it, in their order (rule 11). */
export function advanceCase(state: CaseState, now: Instant, _policy: PolicyValues): CaseEntry[] {
  const entries: CaseEntry[] = [];
  let current = state;
  for (let due = dueMoment(current, now); due !== undefined; due = dueMoment(current, now)) {
    const entry = rungEntry(current, due.clock, due.moment, now);
    entries.push(entry);
    current = applyCaseEntry(current, entry);
  }
  return entries;
}

function dueMoment(state: CaseState, now: Instant): { clock: Clock; moment: ClockMoment } | undefined {
  let first: { clock: Clock; moment: ClockMoment } | undefined;
  for (const clock of state.clocks) {
    const moment = nextMoment(clock);
    if (moment === undefined || epochMs(moment.at) >= epochMs(now)) continue;
    if (first === undefined || epochMs(moment.at) < epochMs(first.moment.at)) first = { clock, moment };
  }
  return first;
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
