import { type Budget, parseBudget } from './budget.ts';
import type { Calendar } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { beforeMs } from './shift.ts';
import { nextWorkingMs, previousWorkingMs } from './timeline.ts';

/** A rung whose message is to be sent, ISO 8601 instants. */
export interface Announcement {
  readonly at: string;
  /** Critical messages do not wait. */
  readonly critical: boolean;
  /** For a warning: the deadline that it must reach people before. */
  readonly deadline?: string;
  /** Working time that people need to see a warning that is brought forward, such as `30wm`. */
  readonly readingTime: Budget;
}

/**
 * When a message goes out: deadlines are exact, messages wait for the recipient's working time. A warning that
 * would reach them only at or after its deadline comes in their last working time before it. Source: rule 13.
 */
export function messageInstant(
  recipients: Calendar,
  { at, critical, deadline, readingTime }: Announcement,
): string {
  const compiled = compileCalendar(recipients);
  const exact = parseInstant(at);
  const format = (ms: number): string => formatInstant(ms, compiled.zone.offsetAt(ms));
  if (critical) return format(exact);
  const next = nextWorkingMs(compiled, exact);
  if (deadline === undefined || next === exact || next < parseInstant(deadline)) return format(next);
  return format(beforeMs(compiled, previousWorkingMs(compiled, exact), parseBudget(readingTime)));
}
