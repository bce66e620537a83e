import { epochMs, type Instant, isBefore } from '../instant.ts';

/** People say to the minute when they found something. */
const minuteMs = 60_000;

/**
 * Why a problem cannot have been found at an instant: it is found before it is reported, and not before the minute in
 * which there was an order to find it in (EXC-03). Undefined when it can.
 */
export function foundAtProblem(
  foundAt: Instant,
  { reportedAt, receivedAt }: { reportedAt?: Instant; receivedAt?: Instant },
): string | undefined {
  if (reportedAt !== undefined && isBefore(reportedAt, foundAt)) {
    return `must not lie after the report of it, ${reportedAt}`;
  }
  if (receivedAt !== undefined && epochMs(foundAt) < epochMs(receivedAt) - (epochMs(receivedAt) % minuteMs)) {
    return `lies before the order was received, ${receivedAt}`;
  }
  return undefined;
}
