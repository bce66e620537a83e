import type { Deadline } from '../time/remaining.tsx';
import type { Waiting } from './use-order-parts.ts';

/** Due within so many working minutes is approaching: one working day. */
const approachingMinutes = 480;

/** How the deadline of something that the order waits for stands. */
export function deadlineOf({ dueAt, remainingMinutes, paused }: Waiting): Deadline {
  const left = remainingMinutes ?? Number.POSITIVE_INFINITY;
  return { dueAt, remainingMinutes, paused, overdue: left < 0, approaching: left <= approachingMinutes };
}
