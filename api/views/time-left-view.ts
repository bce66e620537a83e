import type { OpenClockRow } from '../../db/reads/order-extras.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { isTarget } from '../../domain/order/clock.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { type TimeLeft, timeLeft } from '../../domain/order/time-left.ts';
import type { Reference } from '../reference.ts';

type Timed = Pick<OpenClockRow, 'dueAt' | 'pausedAt' | 'rungs' | 'calendarId' | 'calendarVersion'>;

/** How clocks stand at `now`, each by its own calendar. */
export type TimeTeller = (clock: Timed) => TimeLeft;

/** Reads the calendars of some clocks, most of which are kept already. */
export async function timeTeller(
  reference: Pick<Reference, 'calendars'>,
  clocks: readonly Timed[],
  now: Instant,
): Promise<TimeTeller> {
  const calendars: CalendarSource = await reference.calendars(clocks.map(refOf));
  return (clock) => timeLeft(calendars(refOf(clock)), clock, now);
}

/**
 * Which of an order's or a lot's open clocks speaks for it: the one that is due first of those that run, else of
 * those that stand still. Targets are measured by themselves and speak for nothing (ruling 5).
 */
export function speakingClock<Clock extends OpenClockRow>(clocks: readonly Clock[]): Clock | undefined {
  const deadlines = clocks
    .filter((clock) => !isTarget(clock))
    .toSorted((a, b) => epochMs(a.dueAt) - epochMs(b.dueAt));
  return deadlines.find((clock) => clock.pausedAt === null) ?? deadlines[0];
}

function refOf({ calendarId, calendarVersion }: Timed) {
  return { calendarId, version: calendarVersion };
}
