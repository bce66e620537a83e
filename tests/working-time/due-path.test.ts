import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { explainDue } from '../../domain/working-time/due-path.ts';
import { fc } from '../support/repeatable.ts';
import { offDay, shifts } from './calendars.ts';

const at = (local: string) => `${local}:00+08:00`;

test('tells each day skipped or worked and by which rule [SLA-02]', () => {
  const calendar = { ...companyDefault, overrides: [...companyDefault.overrides, offDay('2025-09-30')] };
  const name = { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' };
  expect(explainDue(calendar, at('2025-09-26T17:00'), '2wd')).toEqual({
    due: at('2025-09-29T17:00'),
    provisional: false,
    path: [
      { date: '2025-09-26', worked: true, rule: 'WEEKLY_PATTERN', minutes: 60, provisional: false },
      { date: '2025-09-27', worked: false, rule: 'WEEKLY_PATTERN', minutes: 0, provisional: false },
      { date: '2025-09-28', worked: true, rule: 'OFFICIAL_NOTICE', name, minutes: 480, provisional: false },
      { date: '2025-09-29', worked: true, rule: 'WEEKLY_PATTERN', minutes: 420, provisional: false },
    ],
  });
  const over = explainDue(calendar, at('2025-09-29T17:00'), '1wd').path;
  expect(over.map(({ date, worked, rule }) => `${date.slice(5)} ${worked} ${rule}`)).toEqual([
    '09-29 true WEEKLY_PATTERN',
    '09-30 false COMPANY',
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => `10-0${day} false OFFICIAL_NOTICE`),
    '10-09 true WEEKLY_PATTERN',
  ]);
});

test('marks the dates of a year without a notice', () => {
  const { provisional, path } = explainDue(companyDefault, at('2026-12-31T17:00'), '2wh');
  expect(provisional).toBe(true);
  expect(path.map((step) => [step.date, step.minutes, step.provisional])).toEqual([
    ['2026-12-31', 60, false],
    ['2027-01-01', 60, true],
  ]);
});

test('counts every date of an elapsed budget', () => {
  expect(explainDue(companyDefault, at('2026-12-31T10:00'), '24h').path).toEqual([
    { date: '2026-12-31', worked: true, rule: 'ELAPSED_TIME', provisional: false },
    { date: '2027-01-01', worked: true, rule: 'ELAPSED_TIME', provisional: false },
  ]);
  expect(explainDue(companyDefault, at('2025-10-01T10:00'), '7d').path).toHaveLength(8);
});

test('a night shift appears under the date on which it began', () => {
  const night = shifts('Asia/Shanghai', [{ start: '22:00', end: '06:00' }]);
  expect(
    explainDue(night, at('2025-03-05T02:00'), '5wh').path.map(({ date, minutes }) => [date, minutes]),
  ).toEqual([
    ['2025-03-04', 240],
    ['2025-03-05', 60],
  ]);
});

test('follows the mode of the policy', () => {
  expect(explainDue(companyDefault, at('2025-09-23T10:00'), '1wd', 'END_OF_NTH_DAY').due).toBe(
    at('2025-09-24T18:00'),
  );
});

test('the minutes of the path are the budget', () => {
  const from = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2026, 10, 1) / 60_000 });
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 3_000 }), (start, minutes) => {
      const iso = new Date(start * 60_000).toISOString();
      const { due, provisional, path } = explainDue(companyDefault, iso, `${minutes}wm`);
      expect({ due, provisional }).toEqual(dueInstant(companyDefault, iso, `${minutes}wm`));
      expect(path.reduce((sum, step) => sum + (step.minutes ?? 0), 0)).toBe(minutes);
      expect(path.every((step) => step.worked || step.minutes === 0)).toBe(true);
    }),
  );
});
