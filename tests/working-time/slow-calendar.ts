import { Temporal } from 'temporal-polyfill';

/**
 * An independent and slow calendar: it walks minute by minute and date by date with Temporal, knows nothing of the
 * product's data structures, and shares no code with it.
 */
export interface SlowCalendar {
  readonly zone: string;
  /** Frames of a date as minutes from midnight, `[540, 720]`; above 1440 for the part after midnight. */
  framesOf(date: Temporal.PlainDate): readonly (readonly [number, number])[];
}

const minute = 60_000;

const quarterHour = 15 * minute;

interface Quarter {
  readonly worked: readonly boolean[];
  readonly count: number;
}

/**
 * Tells for each minute of a quarter of an hour whether it is worked. Clocks change at full quarters, so the local
 * time is asked of Temporal once for each.
 */
function quarterReader(calendar: SlowCalendar): (ms: number) => Quarter {
  const quarters = new Map<number, Quarter>();
  return (ms) => {
    const number = Math.floor(ms / quarterHour);
    let quarter = quarters.get(number);
    if (!quarter) {
      const { date, minutes } = localOf(calendar, number * quarterHour);
      const own = calendar.framesOf(date);
      const before = calendar.framesOf(date.subtract({ days: 1 }));
      const worked = Array.from({ length: 15 }, (_, index) => {
        const at = minutes + index;
        return holds(own, at) || holds(before, at + 1440);
      });
      quarter = { worked, count: worked.filter(Boolean).length };
      quarters.set(number, quarter);
    }
    return quarter;
  };
}

function holds(frames: readonly (readonly [number, number])[], at: number): boolean {
  return frames.some(([from, to]) => from <= at && at < to);
}

function localOf(calendar: SlowCalendar, ms: number): { date: Temporal.PlainDate; minutes: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.zone);
  return { date: local.toPlainDate(), minutes: local.hour * 60 + local.minute };
}

/** The date whose frame holds this minute: its own, or the one before it for a shift over midnight. */
function dateOfWork(
  calendar: SlowCalendar,
  date: Temporal.PlainDate,
  minutes: number,
): Temporal.PlainDate | undefined {
  if (holds(calendar.framesOf(date), minutes)) return date;
  const before = date.subtract({ days: 1 });
  return holds(calendar.framesOf(before), minutes + 1440) ? before : undefined;
}

export function slowSearch(calendar: SlowCalendar) {
  const quarterOf = quarterReader(calendar);
  const worked = (ms: number): boolean =>
    quarterOf(ms).worked[(ms - Math.floor(ms / quarterHour) * quarterHour) / minute] ?? false;
  const next = (ms: number): number => {
    let at = ms;
    while (!worked(at)) at += minute;
    return at;
  };
  return {
    /** The instant at which so many worked minutes from a whole minute are over. */
    afterMinutes(ms: number, minutes: number): number {
      let left = minutes;
      let at = ms;
      while (left > 0) {
        const whole = at % quarterHour === 0 ? quarterOf(at).count : left;
        if (whole < left) {
          left -= whole;
          at += quarterHour;
        } else {
          if (worked(at)) left -= 1;
          at += minute;
        }
      }
      return at;
    },
    /** The same clock time so many worked dates later, held inside the frames of that date. */
    afterDays(ms: number, days: number): number {
      const start = next(ms);
      const local = localOf(calendar, start);
      const first = dateOfWork(calendar, local.date, local.minutes);
      if (!first) throw new Error('the search stopped outside working time');
      let date = first;
      for (let left = days; left > 0; ) {
        date = date.add({ days: 1 });
        if (calendar.framesOf(date).length > 0) left -= 1;
      }
      const at = local.minutes + (local.date.equals(first) ? 0 : 1440);
      const frames = calendar.framesOf(date);
      const ended = frames.filter(([, to]) => to < at).map(([, to]) => to);
      const held = frames.some(([from, to]) => from <= at && at <= to)
        ? at
        : ended.length > 0
          ? Math.max(...ended)
          : frames[0]?.[0];
      return instantOf(calendar, date, held ?? at);
    },
    between(a: number, b: number): number {
      let minutes = 0;
      for (let at = a; at < b; ) {
        const whole = at % quarterHour === 0 && at + quarterHour <= b;
        if (whole) minutes += quarterOf(at).count;
        else if (worked(at)) minutes += 1;
        at += whole ? quarterHour : minute;
      }
      return minutes;
    },
  };
}

/** A local time in minutes from midnight; a skipped one is the first minute that exists after it. */
function instantOf(calendar: SlowCalendar, date: Temporal.PlainDate, minutes: number): number {
  let local = date.toPlainDateTime().add({ minutes });
  for (;;) {
    const zoned = local.toZonedDateTime(calendar.zone, { disambiguation: 'earlier' });
    if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
    local = local.add({ minutes: 1 });
  }
}
