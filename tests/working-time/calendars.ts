import type { Calendar, Frame, Override } from '../../domain/working-time/calendar.ts';

export const office: readonly Frame[] = [
  { start: '09:00', end: '12:00' },
  { start: '13:00', end: '18:00' },
];

/** Monday to Friday, 09:00-12:00 and 13:00-18:00, no holidays, with the notices of the given years. */
export function officeIn(zone: string, overrides: Override[] = [], years: number[] = []): Calendar {
  return {
    id: 'office',
    version: '1',
    zone,
    week: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
    overrides,
    notices: years.map((year) => ({ country: 'CN', year })),
  };
}

/** The same frames on each of the given ISO weekdays. */
export function shifts(
  zone: string,
  frames: readonly Frame[],
  days: readonly number[] = [1, 2, 3, 4, 5],
): Calendar {
  const on = (day: number): readonly Frame[] => (days.includes(day) ? frames : []);
  return {
    id: 'shifts',
    version: '1',
    zone,
    week: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) },
    overrides: [],
    notices: [],
  };
}

export function offDay(date: string): Override {
  return { date, kind: 'OFF_DAY', source: 'COMPANY', name: { zh: '停工', en: 'Closed' } };
}

export function workingDay(date: string, frames?: readonly Frame[]): Override {
  const override = {
    date,
    kind: 'WORKING_DAY',
    source: 'COMPANY',
    name: { zh: '上班', en: 'Open' },
  } as const;
  return frames ? { ...override, frames } : override;
}
