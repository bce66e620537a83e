import { type Instant, isBefore } from '../../domain/instant.ts';
import { unfitField } from '../problems/problem.ts';

/** A time that somebody enters ends after it begins and, where a present is given, is not over yet. */
export function requireSpan({ from, until }: { from: Instant; until: Instant }, now?: Instant): void {
  if (!isBefore(from, until)) throw unfitField('until', 'must be after from');
  if (now !== undefined && !isBefore(now, until)) throw unfitField('until', 'must lie after now');
}
