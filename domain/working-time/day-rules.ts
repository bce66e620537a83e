import type { BilingualName, Calendar, DayRuleSource, Frame, IsoWeekday, Override } from './calendar.ts';
import { type CivilDay, parseCivilDate, weekdayOf } from './civil-date.ts';

/** What a civil date is, and by which rule. */
export interface DayRule {
  readonly source: DayRuleSource;
  readonly frames: readonly Frame[];
  readonly name?: BilingualName;
}

const weekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Answers for each date which rule holds: company override, then official notice, then weekly pattern. */
export function dayRules(calendar: Calendar): (day: CivilDay) => DayRule {
  const byDay = new Map<CivilDay, Override>();
  for (const override of calendar.overrides) {
    const day = parseCivilDate(override.date);
    if (override.source === 'COMPANY' || !byDay.has(day)) byDay.set(day, override);
  }
  return (day) => {
    const override = byDay.get(day);
    if (!override) return { source: 'WEEKLY_PATTERN', frames: calendar.week[weekdayOf(day)] };
    return {
      source: override.source,
      frames: override.kind === 'OFF_DAY' ? [] : (override.frames ?? framesOfMakeUpDay(calendar, day)),
      name: override.name,
    };
  };
}

/** A make-up Sunday works like an ordinary day: the first working weekday of the week, Monday first. */
function framesOfMakeUpDay(calendar: Calendar, day: CivilDay): readonly Frame[] {
  const own = calendar.week[weekdayOf(day)];
  if (own.length > 0) return own;
  const ordinary = weekdays.find((weekday) => calendar.week[weekday].length > 0);
  return ordinary === undefined ? [] : calendar.week[ordinary];
}
