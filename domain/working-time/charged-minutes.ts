import type { Calendar } from './calendar.ts';
import { minuteMs } from './civil-date.ts';
import { compileCalendar } from './compile-calendar.ts';
import { parseInstant } from './instant-text.ts';
import { workingMsBetween } from './working-minutes.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** From `at` on, time is charged to `party`: a department, the customer, a supplier or a carrier. */
export interface Handover {
  readonly at: string;
  readonly party: string;
}

/**
 * Whole working minutes charged to each party from the first handover until `until`, each minute to exactly one
 * (rule 18). A minute shared by two parties goes to the one who ends it, so the sum equals the working minutes of
 * the whole. Throws a `WorkingTimeError` when the handovers are not in order of time.
 */
export function chargedMinutes(
  calendar: Calendar,
  handovers: readonly Handover[],
  until: string,
): Map<string, number> {
  const compiled = compileCalendar(calendar);
  const charged = new Map<string, number>();
  const [first] = handovers;
  if (!first) return charged;
  const start = parseInstant(first.at);
  const minutesUntil = (ms: number): number => Math.floor(workingMsBetween(compiled, start, ms) / minuteMs);
  for (const [index, { at, party }] of handovers.entries()) {
    const to = handovers[index + 1]?.at ?? until;
    const from = parseInstant(at);
    const end = parseInstant(to);
    if (end < from)
      throw new WorkingTimeError('instant-malformed', `${to} lies before ${at}: handovers go forward`, to);
    charged.set(party, (charged.get(party) ?? 0) + minutesUntil(end) - minutesUntil(from));
  }
  return charged;
}
