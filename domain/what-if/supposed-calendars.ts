import { patchedCalendar } from '../changes/patch-calendar.ts';
import type { CivilDate } from '../instant.ts';
import type { CalendarRef } from '../order/clock.ts';
import type { CalendarSource } from '../order/clock-facts.ts';
import { calendarOf, calendarsOf } from '../order/order-calendar.ts';
import type { OrderState } from '../order/state.ts';
import type { Department } from '../people/departments.ts';
import type { Calendar, Override } from '../working-time/calendar.ts';
import { formatCivilDate, parseCivilDate } from '../working-time/civil-date.ts';
import type { DepartmentAway, Holiday, Supposition } from './supposition.ts';

/** A calendar in its latest version, which a correction is a patch on. */
export interface LatestVersion extends CalendarRef {
  definition: Calendar;
}

/** Calendars as they are, and as they are supposed to become. */
export interface SupposedCalendars {
  source: CalendarSource;
  /** The order with a calendar of its own for each department that is away: the same days as before. */
  prepared(state: OrderState): OrderState;
  /** The corrections that a prepared order would take. */
  corrections(state: OrderState): CalendarRef[];
}

/** No id of a calendar holds it, so that a department's part of a calendar is never taken for another calendar. */
const partMark = '/';

/** Holidays and absent departments as corrections of calendars; `known` are those that orders have. */
export function supposedCalendars(
  suppositions: readonly Supposition[],
  latest: readonly LatestVersion[],
  known: CalendarSource,
): SupposedCalendars {
  const holidays = suppositions.filter((each): each is Holiday => each.kind === 'HOLIDAY');
  const absences = suppositions.filter((each): each is DepartmentAway => each.kind === 'DEPARTMENT_AWAY');
  const away = [...new Set(absences.map(({ department }) => department))];
  const corrected = new Map<string, LatestVersion>();

  for (const calendar of latest) {
    const { calendarId } = calendar;
    const days = holidays.filter((each) => each.calendarId === undefined || each.calendarId === calendarId);
    const common = days.flatMap(overridesOf);
    if (common.length > 0) add(calendarId, calendar, common);
    for (const department of away) {
      const own = absences.filter((each) => each.department === department).flatMap(absentDays);
      add(partOf(calendarId, department), calendar, [...common, ...own]);
    }
  }

  function add(calendarId: string, { version, definition }: LatestVersion, set: Override[]): void {
    // The last word on a date holds.
    const byDate = new Map(set.map((override) => [override.date, override]));
    const next = version + 1;
    const patched = patchedCalendar(definition, { set: [...byDate.values()] }, String(next));
    corrected.set(calendarId, { calendarId, version: next, definition: { ...patched, id: calendarId } });
  }

  return {
    source(ref) {
      const supposed = corrected.get(ref.calendarId);
      if (supposed?.version === ref.version) return supposed.definition;
      const [calendarId = ref.calendarId] = ref.calendarId.split(partMark);
      return known({ calendarId, version: ref.version });
    },
    prepared(state) {
      if (away.length === 0) return state;
      const parts = away.map((department): [Department, CalendarRef] => {
        const { calendarId, version } = calendarOf(state, department);
        return [department, { calendarId: partOf(calendarId, department), version }];
      });
      return {
        ...state,
        departmentCalendars: { ...state.departmentCalendars, ...Object.fromEntries(parts) },
      };
    },
    corrections: (state) =>
      calendarsOf(state).flatMap(({ calendarId }) => {
        const supposed = corrected.get(calendarId);
        return supposed === undefined ? [] : [{ calendarId, version: supposed.version }];
      }),
  };
}

/** Every date from one to another, both included. */
export function datesBetween(from: CivilDate, until: CivilDate): CivilDate[] {
  const [first, last] = [parseCivilDate(from), parseCivilDate(until)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => formatCivilDate(first + index));
}

function partOf(calendarId: string, department: Department): string {
  return `${calendarId}${partMark}${department}`;
}

function overridesOf({ daysOff, makeUpDays = [] }: Holiday): Override[] {
  return [
    ...daysOff.map((date) => overrideOf(date, 'OFF_DAY')),
    ...makeUpDays.map((date) => overrideOf(date, 'WORKING_DAY')),
  ];
}

function absentDays({ from, until }: DepartmentAway): Override[] {
  return datesBetween(from, until).map((date) => overrideOf(date, 'OFF_DAY'));
}

function overrideOf(date: CivilDate, kind: Override['kind']): Override {
  return { date, kind, source: 'COMPANY', name: { zh: '假设', en: 'Supposed' } };
}
