import type { BilingualName, Calendar, Frame, Override } from './calendar.ts';
import { type CalendarProblem, overrideProblems } from './validate-calendar.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** One year's public-holiday notice of a country, as data. */
export interface OfficialNotice {
  /** ISO 3166 code, `CN`. */
  readonly country: string;
  readonly year: number;
  readonly holidays: readonly OfficialHoliday[];
}

export interface OfficialHoliday {
  readonly name: BilingualName;
  /** Civil dates `2025-10-01`, weekends within the holiday included. */
  readonly daysOff: readonly string[];
  /** Rest days on which work is made up. */
  readonly makeUpDays: readonly string[];
}

/** Problems of a notice: a date twice, of another year, or that does not exist; no days at all. */
export function validateNotice(notice: OfficialNotice): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const seen = new Set<string>();
  if (!/^[A-Z]{2}$/.test(notice.country)) {
    problems.push({ path: 'country', reason: `${notice.country} is not a two-letter country code` });
  }
  for (const [index, holiday] of notice.holidays.entries()) {
    for (const list of ['daysOff', 'makeUpDays'] as const) {
      for (const [position, date] of holiday[list].entries()) {
        const path = `holidays[${index}].${list}[${position}]`;
        const [malformed] = overrideProblems([override(date, 'OFF_DAY', holiday.name)]);
        if (malformed) problems.push({ path, reason: malformed.reason });
        else if (!date.startsWith(`${notice.year}-`)) {
          problems.push({ path, reason: `${date} is not in ${notice.year}` });
        }
        if (seen.has(date)) problems.push({ path, reason: `${date} is given twice` });
        seen.add(date);
      }
    }
  }
  if (seen.size === 0) problems.push({ path: 'holidays', reason: 'names no date' });
  return problems;
}

/**
 * The calendar with a notice in it, under a new version: its year is no longer provisional. A notice that was in it
 * for the same country and year is replaced; company overrides stay. Throws a `WorkingTimeError` for a notice with
 * problems.
 */
export function withOfficialNotice(
  calendar: Calendar,
  notice: OfficialNotice,
  version: string,
  makeUpFrames?: readonly Frame[],
): Calendar {
  const [problem] = validateNotice(notice);
  if (problem) {
    throw new WorkingTimeError('notice-invalid', `${problem.path}: ${problem.reason}`, problem.path);
  }
  const inYear = `${notice.year}-`;
  return {
    ...calendar,
    version,
    overrides: [
      ...calendar.overrides.filter(
        ({ source, date }) => source !== 'OFFICIAL_NOTICE' || !date.startsWith(inYear),
      ),
      ...noticeOverrides(notice, makeUpFrames),
    ],
    notices: [
      ...calendar.notices.filter(({ country, year }) => country !== notice.country || year !== notice.year),
      { country: notice.country, year: notice.year },
    ],
  };
}

/** A notice's dates as overrides of a calendar. */
export function noticeOverrides(notice: OfficialNotice, makeUpFrames?: readonly Frame[]): Override[] {
  return notice.holidays.flatMap(({ name, daysOff, makeUpDays }) => [
    ...daysOff.map((date) => override(date, 'OFF_DAY', name)),
    ...makeUpDays.map((date) => override(date, 'WORKING_DAY', name, makeUpFrames)),
  ]);
}

function override(
  date: string,
  kind: Override['kind'],
  name: BilingualName,
  frames?: readonly Frame[],
): Override {
  const common = { date, kind, source: 'OFFICIAL_NOTICE' as const, name };
  return frames ? { ...common, frames } : common;
}
