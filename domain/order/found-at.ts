import { type Instant, isBefore } from '../instant.ts';

/**
 * Why a problem cannot have been found at an instant: it is found before it is reported, and not before there was an
 * order to find it in (EXC-03). Undefined when it can.
 */
export function foundAtProblem(
  foundAt: Instant,
  { reportedAt, receivedAt }: { reportedAt?: Instant; receivedAt?: Instant },
): string | undefined {
  if (reportedAt !== undefined && isBefore(reportedAt, foundAt)) {
    return `must not lie after the report of it, ${reportedAt}`;
  }
  if (receivedAt !== undefined && isBefore(foundAt, receivedAt)) {
    return `lies before the order was received, ${receivedAt}`;
  }
  return undefined;
}
