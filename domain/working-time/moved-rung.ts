import type { Calendar } from './calendar.ts';
import { parseInstant } from './instant-text.ts';
import { formatLocal, nextWorkingInstant } from './working-minutes.ts';

/** When a rung that a change of policy moved is due, and whether the change itself made it due. */
export interface MovedRung {
  readonly at: string;
  /** True when nobody could have met it: it is left out of the department's figures. */
  readonly policyInduced: boolean;
}

/**
 * Where a rung stands after a change moved it to `at`. One that would already have passed fires once, at the next
 * working instant from `now`, tagged as induced by the policy. Source: rule 9.
 */
export function movedRung(calendar: Calendar, at: string, now: string): MovedRung {
  if (parseInstant(at) >= parseInstant(now)) return { at: formatLocal(calendar, at), policyInduced: false };
  return { at: nextWorkingInstant(calendar, now), policyInduced: true };
}
