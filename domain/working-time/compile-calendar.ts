import { buildTimeline, type Timeline } from './build-timeline.ts';
import type { Calendar } from './calendar.ts';
import { type CivilDay, civilDay, dayMs, firstYear, lastYear, yearOf } from './civil-date.ts';
import { type DayRule, dayRules } from './day-rules.ts';
import { validateCalendar } from './validate-calendar.ts';
import { WorkingTimeError } from './working-time-error.ts';
import { type ZoneOffsets, zoneOffsets } from './zone-offsets.ts';

/** A calendar made ready for arithmetic. */
export interface CompiledCalendar {
  readonly calendar: Calendar;
  readonly zone: ZoneOffsets;
  ruleOf(day: CivilDay): DayRule;
  /** True when some year from one local date to another has no official notice loaded. */
  isProvisional(fromDay: CivilDay, toDay: CivilDay): boolean;
  /** The timeline that holds at least the year of the instant and its neighbours. */
  around(ms: number): Timeline;
  /** A timeline that reaches further into the future. Throws a `WorkingTimeError` at the bound of the search. */
  later(than: Timeline): Timeline;
  /** A timeline that reaches further into the past. Throws likewise. */
  earlier(than: Timeline): Timeline;
}

const compiled = new WeakMap<Calendar, CompiledCalendar>();

/**
 * Compile a calendar; years are worked out when first needed, and kept as long as the calendar object lives.
 * Throws a `WorkingTimeError` for a calendar that does not hold together.
 */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  let result = compiled.get(calendar);
  if (!result) {
    result = compile(calendar);
    compiled.set(calendar, result);
  }
  return result;
}

function compile(calendar: Calendar): CompiledCalendar {
  const [problem] = validateCalendar(calendar);
  if (problem) {
    throw new WorkingTimeError(
      'calendar-invalid',
      `calendar ${calendar.id}: ${problem.path} ${problem.reason}`,
      calendar.id,
    );
  }
  const zone = zoneOffsets(calendar.zone);
  const ruleOf = dayRules(calendar);
  const noticeYears = new Set(calendar.notices.map((notice) => notice.year));
  const knownDays = firstRunOfYears(noticeYears);
  let timeline: Timeline | undefined;
  let coveredFrom = 0;
  let coveredTo = 0;

  const cover = (first: number, last: number): Timeline => {
    const from = Math.max(firstYear, Math.min(first, timeline?.firstYear ?? first));
    const to = Math.min(lastYear, Math.max(last, timeline?.lastYear ?? last));
    timeline = buildTimeline(zone, ruleOf, from, to);
    coveredFrom = from === firstYear ? Number.NEGATIVE_INFINITY : civilDay(from + 1, 1, 1) * dayMs;
    coveredTo = to === lastYear ? Number.POSITIVE_INFINITY : civilDay(to, 1, 1) * dayMs;
    return timeline;
  };
  const exhausted = (direction: string): never => {
    throw new WorkingTimeError(
      'no-working-time',
      `calendar ${calendar.id} has not enough working time ${direction} within the years ${firstYear} to ${lastYear}`,
      calendar.id,
    );
  };

  return {
    calendar,
    zone,
    ruleOf,
    isProvisional(fromDay, toDay) {
      if (fromDay >= knownDays.from && toDay < knownDays.to) return false;
      const last = yearOf(toDay);
      for (let year = yearOf(fromDay); year <= last; year++) {
        if (!noticeYears.has(year)) return true;
      }
      return false;
    },
    around(ms) {
      if (timeline && ms >= coveredFrom && ms < coveredTo) return timeline;
      const year = yearOf(Math.floor(ms / dayMs));
      return cover(year - 1, year + 1);
    },
    later(than) {
      if (than.lastYear >= lastYear) return exhausted('ahead');
      return cover(than.firstYear, 2 * than.lastYear - than.firstYear + 1);
    },
    earlier(than) {
      if (than.firstYear <= firstYear) return exhausted('behind');
      return cover(2 * than.firstYear - than.lastYear - 1, than.lastYear);
    },
  };
}

/** The days of the first years in a row that have a notice: nearly every due instant lies within them. */
function firstRunOfYears(years: ReadonlySet<number>): { from: CivilDay; to: CivilDay } {
  const first = Math.min(...years);
  if (!Number.isFinite(first)) return { from: 0, to: 0 };
  let next = first + 1;
  while (years.has(next)) next += 1;
  return { from: civilDay(first, 1, 1), to: civilDay(next, 1, 1) };
}
