import { earliest, type Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';

/** Due instant of a running clock; null while it stands still. */
export function runningDue(clock: Clock | undefined): Instant | null {
  return clock === undefined || clock.pausedAt !== undefined ? null : (clock.due ?? null);
}

/** The earliest due instant of the running clocks. */
export function earliestDue(clocks: readonly Clock[]): Instant | null {
  return earliest(clocks.flatMap((clock) => runningDue(clock) ?? [])) ?? null;
}
