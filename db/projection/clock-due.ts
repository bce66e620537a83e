import { earliest, type Instant } from '../../domain/instant.ts';
import { type Clock, isTarget } from '../../domain/order/clock.ts';

/** Due instant of a running clock; null while it stands still. */
export function runningDue(clock: Clock | undefined): Instant | null {
  return clock === undefined || clock.pausedAt !== undefined ? null : (clock.due ?? null);
}

/** The earliest due instant of the running clocks; a target is none. */
export function earliestDue(clocks: readonly Clock[]): Instant | null {
  return (
    earliest(clocks.filter((clock) => !isTarget(clock)).flatMap((clock) => runningDue(clock) ?? [])) ?? null
  );
}
