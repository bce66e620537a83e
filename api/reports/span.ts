import type { Month } from '../../domain/figures/month.ts';
import { spanOfMonth } from '../../domain/figures/month-span.ts';
import { passedOf, type Span } from '../../domain/figures/span.ts';
import { epochMs, type Instant, isBefore } from '../../domain/instant.ts';
import { ProblemError } from '../problems/problem.ts';

const dayMs = 86_400_000;
/** The span that a report covers unless the caller says otherwise. */
const usualDays = 30;
/** A report reads every row of its span. */
const mostDays = 400;

/** The span that a caller asks for. Throws `validation-failed` for one that is empty or too long. */
export function spanOf(given: { from?: Instant; until?: Instant }, now: Instant): Span {
  const until = given.until ?? now;
  const from = given.from ?? new Date(epochMs(until) - usualDays * dayMs).toISOString();
  const days = (epochMs(until) - epochMs(from)) / dayMs;
  if (days > 0 && days <= mostDays) return { from, until };
  const reason = days > 0 ? `must lie at most ${mostDays} days after from` : 'must lie after from';
  throw new ProblemError('validation-failed', `until ${reason}`, {
    errors: [{ path: 'query.until', reason }],
  });
}

/**
 * The month that a caller asks for, up to now while it lasts, else the span. Throws `validation-failed` for a month
 * that has not begun or comes with a span, and as `spanOf` does.
 */
export function askedSpan(
  { month, ...given }: { month?: Month; from?: Instant; until?: Instant },
  zone: string,
  now: Instant,
): Span {
  if (month === undefined) return spanOf(given, now);
  if (given.from !== undefined || given.until !== undefined)
    refuseMonth('must be given without from and until');
  const span = spanOfMonth(zone, month);
  if (!isBefore(span.from, now)) refuseMonth('must have begun');
  return passedOf(span, now);
}

function refuseMonth(reason: string): never {
  const errors = [{ path: 'query.month', reason }];
  throw new ProblemError('validation-failed', `month ${reason}`, { errors });
}
