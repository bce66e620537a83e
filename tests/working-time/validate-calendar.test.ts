import { expect, test } from 'vitest';
import type { Calendar, Override } from '../../domain/working-time/calendar.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { validateCalendar } from '../../domain/working-time/validate-calendar.ts';
import { offDay, office, officeIn, shifts, workingDay } from './calendars.ts';

const good = officeIn('Asia/Shanghai');
const withWeek = (week: Partial<Calendar['week']>): Calendar => ({
  ...good,
  week: { ...good.week, ...week },
});
const withOverrides = (...overrides: Override[]): Calendar => ({ ...good, overrides });
const frame = (start: string, end: string) => ({ start, end });

test('a calendar that holds together has no problems', () => {
  expect(validateCalendar(good)).toEqual([]);
  expect(validateCalendar(shifts('Europe/Berlin', [frame('22:00', '06:00')], [1, 2, 3, 4, 5, 6, 7]))).toEqual(
    [],
  );
  expect(validateCalendar(shifts('Europe/Berlin', [frame('00:00', '00:00')], [1, 2, 3, 4, 5, 6, 7]))).toEqual(
    [],
  );
  expect(
    validateCalendar(shifts('Europe/Berlin', [frame('12:00', '18:00'), frame('09:00', '12:00')])),
  ).toEqual([]);
  expect(validateCalendar(withOverrides(workingDay('2025-03-01'), offDay('2025-03-03')))).toEqual([]);
});

test('the two sources may speak about the same date, one source only once', () => {
  const notice = { ...offDay('2025-03-03'), source: 'OFFICIAL_NOTICE' } as const;
  expect(validateCalendar(withOverrides(notice, workingDay('2025-03-03')))).toEqual([]);
  expect(
    validateCalendar(withOverrides(offDay('2025-03-03'), offDay('2025-03-04'), workingDay('2025-03-03'))),
  ).toEqual([{ path: 'overrides[2].date', reason: '2025-03-03 is given twice' }]);
});

test('a calendar without working time is refused, since nothing would ever be due', () => {
  const empty = shifts('Asia/Shanghai', [], []);
  const refused = [{ path: 'week', reason: expect.stringContaining('no working time') }];
  expect(validateCalendar(empty)).toEqual(refused);
  expect(validateCalendar({ ...empty, overrides: [workingDay('2025-03-03'), offDay('2025-03-04')] })).toEqual(
    refused,
  );
  expect(
    validateCalendar({ ...empty, overrides: [offDay('2025-03-04'), workingDay('2025-03-03', office)] }),
  ).toEqual([]);
  expect(() => dueInstant(empty, '2025-03-03T10:00:00+08:00', '1wd')).toThrow(
    expect.objectContaining({
      reason: 'calendar-invalid',
      typed: 'shifts',
      message: expect.stringMatching(/^calendar shifts: week has no working time/),
    }),
  );
});

test('a calendar of which only Sunday is worked is a calendar', () => {
  expect(validateCalendar(shifts('Asia/Shanghai', office, [7]))).toEqual([]);
});

test.each([
  ['zone', { ...good, zone: 'Asia/Shangai' }, 'zone', 'Asia/Shangai is not a known time zone'],
  ['frame', withWeek({ 2: [frame('9:00', '12:00')] }), 'week.2[0]', '"9:00" is not a time of day'],
  ['end of a frame', withWeek({ 2: [frame('09:00', '24:00')] }), 'week.2[0]', '"24:00" is not a time of day'],
  ['minute', withWeek({ 7: [frame('09:60', '12:00')] }), 'week.7[0]', '"09:60"'],
  [
    'overlap',
    withWeek({ 3: [frame('11:00', '15:00'), frame('09:00', '12:00')] }),
    'week.3[0]',
    'overlaps week.3[1]',
  ],
  [
    'overlap past midnight',
    withWeek({ 6: [frame('20:00', '02:00'), frame('23:00', '23:30')] }),
    'week.6[1]',
    'overlaps week.6[0]',
  ],
  ['date', withOverrides(offDay('2025-02-29')), 'overrides[0].date', '"2025-02-29" is not a date'],
  [
    'frames of an override',
    withOverrides(workingDay('2025-03-01', [frame('x', '12:00')])),
    'overrides[0].frames[0]',
    '"x"',
  ],
  [
    'day off with frames',
    withOverrides({ ...offDay('2025-03-03'), frames: office }),
    'overrides[0].frames',
    'half day is a WORKING_DAY',
  ],
  [
    'working day without',
    withOverrides(workingDay('2025-03-01', [])),
    'overrides[0].frames',
    'a day off is an OFF_DAY',
  ],
  [
    'notice year',
    { ...good, notices: [{ country: 'CN', year: 2025.5 }] },
    'notices[0].year',
    '2025.5 is not a year',
  ],
  [
    'early notice',
    {
      ...good,
      notices: [
        { country: 'CN', year: 2025 },
        { country: 'CN', year: 1969 },
      ],
    },
    'notices[1].year',
    '1969',
  ],
  ['late notice', { ...good, notices: [{ country: 'CN', year: 2200 }] }, 'notices[0].year', '2200'],
] as const)('names a wrong %s by its path', (_, calendar, path, reason) => {
  expect(validateCalendar(calendar)).toEqual([{ path, reason: expect.stringContaining(reason) }]);
  expect(() => dueInstant(calendar, '2025-03-03T10:00:00+08:00', '1wd')).toThrow(
    expect.objectContaining({ reason: 'calendar-invalid' }),
  );
});

test('the bounds of the years are years, and an empty list of frames is a day off in the week', () => {
  expect(
    validateCalendar({
      ...good,
      notices: [
        { country: 'CN', year: 1970 },
        { country: 'CN', year: 2199 },
      ],
    }),
  ).toEqual([]);
  expect(validateCalendar(withOverrides({ ...offDay('2025-03-03'), frames: [] }))).toEqual([]);
});

test('all problems are named at once', () => {
  const bad = { ...withWeek({ 1: [frame('a', 'b')] }), zone: 'nowhere' };
  expect(validateCalendar(bad).map(({ path }) => path)).toEqual(['zone', 'week.1[0]']);
});

test('a shift over midnight must not run into the next date', () => {
  const night = frame('22:00', '06:00');
  expect(validateCalendar(withWeek({ 5: [night], 6: [frame('06:00', '10:00')] }))).toEqual([]);
  expect(validateCalendar(withWeek({ 5: [night], 6: [frame('05:59', '10:00')] }))).toEqual([
    { path: 'week.5', reason: "the Friday shift runs into Saturday's first frame" },
  ]);
  expect(validateCalendar(withWeek({ 7: [frame('22:00', '09:30')] }))).toEqual([
    { path: 'week.7', reason: "the Sunday shift runs into Monday's first frame" },
  ]);
});

test('nor may an override, on either side', () => {
  const night = frame('22:00', '09:30');
  const problem = [{ path: 'overrides[0].frames', reason: expect.stringContaining('overlaps') }];
  expect(validateCalendar(withOverrides(workingDay('2025-03-04', [night])))).toEqual(problem);
  expect(validateCalendar(withOverrides(workingDay('2025-03-07', [night])))).toEqual([]);
  const nights = shifts('Asia/Shanghai', [frame('22:00', '06:00')]);
  const early = workingDay('2025-03-05', [frame('05:00', '10:00')]);
  expect(validateCalendar({ ...nights, overrides: [early] })).toEqual(problem);
  const onTime = workingDay('2025-03-05', [frame('06:00', '10:00')]);
  expect(validateCalendar({ ...nights, overrides: [onTime] })).toEqual([]);
  expect(
    validateCalendar({ ...nights, overrides: [workingDay('2025-03-03', [frame('05:00', '10:00')])] }),
  ).toEqual([]);
});
