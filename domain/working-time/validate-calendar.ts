import type { Calendar, Frame, IsoWeekday, Override } from './calendar.ts';
import { type CivilDay, dayMs, firstYear, lastYear, parseCivilDate } from './civil-date.ts';
import { type DayRule, dayRules } from './day-rules.ts';
import { type FrameSpan, frameSpan } from './frames.ts';
import { WorkingTimeError } from './working-time-error.ts';
import { isZone } from './zone-offsets.ts';

/** What is wrong with a calendar or a notice: the path of the field, and why. */
export interface CalendarProblem {
  readonly path: string;
  readonly reason: string;
}

const weekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];
const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Every problem of a calendar, none if it can be used. */
export function validateCalendar(calendar: Calendar): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (!isZone(calendar.zone))
    problems.push({ path: 'zone', reason: `${calendar.zone} is not a known time zone` });
  for (const weekday of weekdays) problems.push(...frameProblems(`week.${weekday}`, calendar.week[weekday]));
  problems.push(...overrideProblems(calendar.overrides));
  for (const [index, { year }] of calendar.notices.entries()) {
    if (!Number.isInteger(year) || year < firstYear || year > lastYear) {
      problems.push({ path: `notices[${index}].year`, reason: `${year} is not a year` });
    }
  }
  // The rest compares dates and times, which takes readable ones.
  if (problems.length > 0) return problems;
  if (!worksAtAll(calendar)) {
    return [
      { path: 'week', reason: 'has no working time, and no override has any: nothing would ever be due' },
    ];
  }
  return shiftProblems(calendar);
}

/** Problems of dated overrides alone: dates, frames, and a date given twice by one source. */
export function overrideProblems(overrides: readonly Override[]): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const seen = new Set<string>();
  for (const [index, override] of overrides.entries()) {
    const path = `overrides[${index}]`;
    const reason = reasonOf(() => parseCivilDate(override.date));
    if (reason !== undefined) problems.push({ path: `${path}.date`, reason });
    const key = `${override.source} ${override.date}`;
    if (seen.has(key)) problems.push({ path: `${path}.date`, reason: `${override.date} is given twice` });
    seen.add(key);
    if (override.kind === 'OFF_DAY' && (override.frames ?? []).length > 0) {
      problems.push({
        path: `${path}.frames`,
        reason: 'an OFF_DAY has no frames; a half day is a WORKING_DAY',
      });
    }
    if (override.kind === 'WORKING_DAY' && override.frames?.length === 0) {
      problems.push({
        path: `${path}.frames`,
        reason: 'a WORKING_DAY needs working time; a day off is an OFF_DAY',
      });
    }
    problems.push(...frameProblems(`${path}.frames`, override.frames ?? []));
  }
  return problems;
}

function frameProblems(path: string, frames: readonly Frame[]): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const spans: { span: FrameSpan; index: number }[] = [];
  for (const [index, frame] of frames.entries()) {
    const reason = reasonOf(() => spans.push({ span: frameSpan(frame), index }));
    if (reason !== undefined) problems.push({ path: `${path}[${index}]`, reason });
  }
  spans.sort((a, b) => a.span.from - b.span.from);
  for (const [position, { span, index }] of spans.entries()) {
    const previous = spans[position - 1];
    if (previous && span.from < previous.span.to) {
      problems.push({ path: `${path}[${index}]`, reason: `overlaps ${path}[${previous.index}]` });
    }
  }
  return problems;
}

function worksAtAll(calendar: Calendar): boolean {
  if (weekdays.some((weekday) => calendar.week[weekday].length > 0)) return true;
  const ruleOf = dayRules(calendar);
  return calendar.overrides.some(({ date }) => ruleOf(parseCivilDate(date)).frames.length > 0);
}

/** A shift over midnight must be over before the next date's first frame begins. */
function shiftProblems(calendar: Calendar): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  for (const weekday of weekdays) {
    const next = ((weekday % 7) + 1) as IsoWeekday;
    if (lastEnd(calendar.week[weekday]) - dayMs > firstStart(calendar.week[next])) {
      problems.push({
        path: `week.${weekday}`,
        reason: `the ${names[weekday - 1]} shift runs into ${names[next - 1]}'s first frame`,
      });
    }
  }
  const ruleOf = dayRules(calendar);
  for (const [index, { date }] of calendar.overrides.entries()) {
    const day = parseCivilDate(date);
    if (runsInto(ruleOf, day - 1) || runsInto(ruleOf, day)) {
      problems.push({ path: `overrides[${index}].frames`, reason: `a shift over midnight overlaps ${date}` });
    }
  }
  return problems;
}

function runsInto(ruleOf: (day: CivilDay) => DayRule, day: CivilDay): boolean {
  return lastEnd(ruleOf(day).frames) - dayMs > firstStart(ruleOf(day + 1).frames);
}

function lastEnd(frames: readonly Frame[]): number {
  return Math.max(...frames.map((frame) => frameSpan(frame).to));
}

function firstStart(frames: readonly Frame[]): number {
  return Math.min(...frames.map((frame) => frameSpan(frame).from));
}

function reasonOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof WorkingTimeError) return error.message;
    throw error;
  }
}
