import { describe, expect, test } from 'vitest';
import { datesBetween, supposedCalendars } from '../../domain/what-if/supposed-calendars.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import type { Override } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn } from './bring-to.ts';

const plant = { ...companyDefault, id: 'plant', version: '4' };
const latest = [
  { calendarId: 'company', version: 1, definition: companyDefault },
  { calendarId: 'plant', version: 4, definition: plant },
];

function supposing(...suppositions: Supposition[]) {
  return supposedCalendars(suppositions, latest, ({ calendarId }) =>
    calendarId === 'plant' ? plant : companyDefault,
  );
}

/** An order whose production works by the plant's calendar. */
function inPlant() {
  const { state } = orderIn('IN_QC');
  return { ...state, departmentCalendars: { PRODUCTION: { calendarId: 'plant', version: 4 } } };
}

const day = (date: string, kind: Override['kind']) => ({ date, kind, source: 'COMPANY' });
const away = (department: 'QUALITY' | 'PLANNING', from: string, until = from): Supposition => ({
  kind: 'DEPARTMENT_AWAY',
  department,
  from,
  until,
});

describe('a supposed holiday', () => {
  const holiday = { kind: 'HOLIDAY', daysOff: ['2025-10-10'], makeUpDays: ['2025-10-12'] } as const;
  const suppose = (calendarId?: string) =>
    supposing({
      kind: 'HOLIDAY',
      daysOff: [...holiday.daysOff],
      makeUpDays: [...holiday.makeUpDays],
      ...(calendarId === undefined ? {} : { calendarId }),
    });

  test('is the next version of every calendar, with the days off and those that are worked instead', () => {
    const calendars = suppose();
    expect(calendars.corrections(inPlant())).toEqual([
      { calendarId: 'company', version: 2 },
      { calendarId: 'plant', version: 5 },
    ]);
    const supposed = calendars.source({ calendarId: 'company', version: 2 });
    expect(supposed).toMatchObject({ id: 'company', version: '2', zone: companyDefault.zone });
    expect(supposed.overrides.slice(companyDefault.overrides.length)).toMatchObject([
      day('2025-10-10', 'OFF_DAY'),
      day('2025-10-12', 'WORKING_DAY'),
    ]);
    expect(calendars.source({ calendarId: 'plant', version: 5 })).toMatchObject({
      id: 'plant',
      version: '5',
    });
  });

  test('of one calendar leaves the others as they are', () => {
    expect(suppose('plant').corrections(inPlant())).toEqual([{ calendarId: 'plant', version: 5 }]);
    expect(suppose('company').corrections(inPlant())).toEqual([{ calendarId: 'company', version: 2 }]);
    expect(suppose('branch').corrections(inPlant())).toEqual([]);
    expect(suppose('plant').source({ calendarId: 'company', version: 2 })).toBe(companyDefault);
  });

  test('leaves the versions that orders have as they were', () => {
    expect(suppose().source({ calendarId: 'company', version: 1 })).toBe(companyDefault);
    expect(suppose().source({ calendarId: 'plant', version: 4 })).toBe(plant);
    const order = inPlant();
    expect(suppose().prepared(order)).toBe(order);
  });

  test('said twice of a date: the last word holds', () => {
    const twice = supposing(
      { kind: 'HOLIDAY', daysOff: ['2025-10-10'] },
      { kind: 'HOLIDAY', daysOff: [], makeUpDays: ['2025-10-10'] },
    );
    const { overrides } = twice.source({ calendarId: 'company', version: 2 });
    expect(overrides.filter(({ source }) => source === 'COMPANY')).toMatchObject([
      day('2025-10-10', 'WORKING_DAY'),
    ]);
  });
});

describe('an absent department', () => {
  test('works by a calendar of its own, with the same days as before until it is away', () => {
    const order = orderIn('IN_QC').state;
    const calendars = supposing(away('QUALITY', '2025-10-10', '2025-10-12'));
    const prepared = calendars.prepared(order);
    const [own, ...none] = calendars.corrections(prepared);
    expect(none).toEqual([]);
    expect(own?.version).toBe(2);
    expect(prepared.departmentCalendars?.QUALITY).toEqual({ calendarId: own?.calendarId, version: 1 });
    expect(prepared).toMatchObject({ calendarId: 'company', calendarVersion: 1 });
    expect(calendars.source({ calendarId: own?.calendarId ?? '', version: 1 })).toBe(companyDefault);
    const supposed = calendars.source({ calendarId: own?.calendarId ?? '', version: 2 });
    expect(supposed.id).toBe(own?.calendarId);
    expect(supposed.overrides.slice(companyDefault.overrides.length)).toMatchObject(
      ['2025-10-10', '2025-10-11', '2025-10-12'].map((date) => day(date, 'OFF_DAY')),
    );
  });

  test('of each its own days; who is not away keeps the calendar that it has', () => {
    const calendars = supposing(
      away('QUALITY', '2025-10-10'),
      away('PLANNING', '2025-10-13'),
      away('QUALITY', '2025-10-14'),
    );
    const prepared = calendars.prepared(inPlant());
    expect(prepared.departmentCalendars?.PRODUCTION).toEqual({ calendarId: 'plant', version: 4 });
    const dates = (department: 'QUALITY' | 'PLANNING') => {
      const calendarId = prepared.departmentCalendars?.[department]?.calendarId ?? '';
      const { overrides } = calendars.source({ calendarId, version: 2 });
      return overrides.filter(({ source }) => source === 'COMPANY').map(({ date }) => date);
    };
    expect(dates('QUALITY')).toEqual(['2025-10-10', '2025-10-14']);
    expect(dates('PLANNING')).toEqual(['2025-10-13']);
  });

  test('has the holiday too, and its own absence comes last', () => {
    const calendars = supposing(away('QUALITY', '2025-10-12'), {
      kind: 'HOLIDAY',
      daysOff: ['2025-10-10'],
      makeUpDays: ['2025-10-12'],
    });
    const prepared = calendars.prepared(orderIn('IN_QC').state);
    const { calendarId = '' } = prepared.departmentCalendars?.QUALITY ?? {};
    const { overrides } = calendars.source({ calendarId, version: 2 });
    expect(overrides.filter(({ source }) => source === 'COMPANY')).toMatchObject([
      day('2025-10-10', 'OFF_DAY'),
      day('2025-10-12', 'OFF_DAY'),
    ]);
    expect(calendars.corrections(prepared)).toEqual([
      { calendarId: 'company', version: 2 },
      { calendarId, version: 2 },
    ]);
  });
});

test('dates from one to another count both, over the end of a month; a span that is turned round has none', () => {
  expect(datesBetween('2025-10-30', '2025-11-02')).toEqual([
    '2025-10-30',
    '2025-10-31',
    '2025-11-01',
    '2025-11-02',
  ]);
  expect(datesBetween('2025-10-30', '2025-10-30')).toEqual(['2025-10-30']);
  expect(datesBetween('2025-10-30', '2025-10-29')).toEqual([]);
  expect(datesBetween('2025-10-30', '2025-10-20')).toEqual([]);
});
