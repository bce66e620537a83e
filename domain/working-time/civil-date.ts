import type { IsoWeekday } from './calendar.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** Civil dates as day numbers, 1970-01-01 being 0, in the proleptic Gregorian calendar. No zone, no clock. */
export type CivilDay = number;

export const dayMs = 86_400_000;
export const minuteMs = 60_000;

/** Instants and dates outside these years are refused: it bounds every search. */
export const firstYear = 1970;
export const lastYear = 2199;

/** Day number of a date; months and days count from 1. */
export function civilDay(year: number, month: number, day: number): CivilDay {
  // March-based years put the leap day last, so that a month's start is a linear formula.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number as `year * 10000 + month * 100 + day`, a plain number so that nothing is allocated. */
export function packedDate(day: CivilDay): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + (dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

export function yearOf(day: CivilDay): number {
  return Math.floor(packedDate(day) / 10_000);
}

export function weekdayOf(day: CivilDay): IsoWeekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as IsoWeekday;
}

/** Day number of `2025-09-28`. Throws a `WorkingTimeError` for a date that does not exist or lies out of range. */
export function parseCivilDate(text: string): CivilDay {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const year = Number(parts?.[1]);
  const day = civilDay(year, Number(parts?.[2]), Number(parts?.[3]));
  if (!parts || year < firstYear || year > lastYear || formatCivilDate(day) !== text) {
    throw new WorkingTimeError(
      'date-malformed',
      `${JSON.stringify(text)} is not a date: write YYYY-MM-DD, from ${firstYear} to ${lastYear}`,
      text,
    );
  }
  return day;
}

/** `2025-09-28` of a day number. */
export function formatCivilDate(day: CivilDay): string {
  const digits = String(packedDate(day));
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
