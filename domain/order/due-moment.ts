import { epochMs, type Instant } from '../instant.ts';
import { type Clock, type ClockMoment, nextMoment } from './clock.ts';

/** What time has brought first of all that lies before `now`: the clock and its moment. */
export function dueMoment(
  clocks: readonly Clock[],
  now: Instant,
): { clock: Clock; moment: ClockMoment } | undefined {
  let first: { clock: Clock; moment: ClockMoment } | undefined;
  for (const clock of clocks) {
    const moment = nextMoment(clock);
    if (moment === undefined || epochMs(moment.at) >= epochMs(now)) continue;
    if (first === undefined || epochMs(moment.at) < epochMs(first.moment.at)) first = { clock, moment };
  }
  return first;
}
