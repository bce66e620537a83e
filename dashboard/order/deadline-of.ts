import type { Deadline } from '../time/remaining.tsx';
import type { Waiting } from './use-order-parts.ts';

/** How the deadline of something that the order waits for stands. */
export function deadlineOf({ dueAt, remainingMinutes, approaching, paused }: Waiting): Deadline {
  return { dueAt, remainingMinutes, paused, overdue: (remainingMinutes ?? 0) < 0, approaching };
}
