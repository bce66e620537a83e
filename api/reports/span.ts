import { epochMs, type Instant } from '../../domain/instant.ts';
import { ProblemError } from '../problems/problem.ts';

const dayMs = 86_400_000;
/** The span that a report covers unless the caller says otherwise. */
const usualDays = 30;
/** A report reads every row of its span. */
const mostDays = 400;

/** The span that a caller asks for. Throws `validation-failed` for one that is empty or too long. */
export function spanOf(
  given: { from?: Instant; until?: Instant },
  now: Instant,
): { from: Instant; until: Instant } {
  const until = given.until ?? now;
  const from = given.from ?? new Date(epochMs(until) - usualDays * dayMs).toISOString();
  const days = (epochMs(until) - epochMs(from)) / dayMs;
  if (days > 0 && days <= mostDays) return { from, until };
  const reason = days > 0 ? `must lie at most ${mostDays} days after from` : 'must lie after from';
  throw new ProblemError('validation-failed', `until ${reason}`, {
    errors: [{ path: 'query.until', reason }],
  });
}
