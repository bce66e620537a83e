import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import {
  type OfficialNotice,
  validateNotice,
  withOfficialNotice,
} from '../../domain/working-time/official-notice.ts';
import { validateCalendar } from '../../domain/working-time/validate-calendar.ts';
import { offDay } from './calendars.ts';

const name = { zh: '元旦', en: 'New Year' };
const notice2027: OfficialNotice = {
  country: 'CN',
  year: 2027,
  holidays: [{ name, daysOff: ['2027-01-01'], makeUpDays: ['2027-01-03'] }],
};
const holiday = (daysOff: string[], makeUpDays: string[] = []): OfficialNotice => ({
  ...notice2027,
  holidays: [notice2027.holidays[0] ?? { name, daysOff: [], makeUpDays: [] }, { name, daysOff, makeUpDays }],
});

test('an imported notice ends provisional: the due instant is computed again with it [SLA-02]', () => {
  const from = '2026-12-31T17:00:00+08:00';
  expect(dueInstant(companyDefault, from, '1wd')).toEqual({
    due: '2027-01-01T17:00:00+08:00',
    provisional: true,
  });
  const imported = withOfficialNotice(companyDefault, notice2027, '2');
  expect(dueInstant(imported, from, '1wd')).toEqual({ due: '2027-01-03T17:00:00+08:00', provisional: false });
  expect(imported.version).toBe('2');
  expect(imported.notices.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  expect(validateCalendar(imported)).toEqual([]);
  expect(companyDefault.version).toBe('1');
});

test('a notice replaces the one of its year, and leaves company overrides and other years alone', () => {
  const own = { ...companyDefault, overrides: [...companyDefault.overrides, offDay('2027-02-01')] };
  const first = withOfficialNotice(own, holiday(['2027-05-03']), '2');
  const second = withOfficialNotice(first, notice2027, '3');
  const dates = second.overrides.filter(({ date }) => date.startsWith('2027')).map(({ date }) => date);
  expect(dates).toEqual(['2027-02-01', '2027-01-01', '2027-01-03']);
  const kinds = second.overrides.filter(({ date }) => date.startsWith('2027')).map(({ kind }) => kind);
  expect(kinds).toEqual(['OFF_DAY', 'OFF_DAY', 'WORKING_DAY']);
  expect(second.overrides).toHaveLength(companyDefault.overrides.length + 3);
  expect(second.notices).toHaveLength(3);
  const abroad = withOfficialNotice(second, { ...notice2027, country: 'DE' }, '4');
  expect(abroad.notices).toHaveLength(4);
});

test('make-up days may have frames of their own', () => {
  const frames = [{ start: '10:00', end: '16:00' }];
  const imported = withOfficialNotice(companyDefault, notice2027, '2', frames);
  expect(dueInstant(imported, '2026-12-31T17:00:00+08:00', '1wd').due).toBe('2027-01-03T16:00:00+08:00');
  expect(imported.overrides.filter(({ date, frames: own }) => date.startsWith('2027') && own)).toHaveLength(
    1,
  );
});

test.each([
  [holiday(['2027-01-01']), 'holidays[1].daysOff[0]', '2027-01-01 is given twice'],
  [holiday([], ['2027-05-01', '2027-05-01']), 'holidays[1].makeUpDays[1]', '2027-05-01 is given twice'],
  [holiday(['2026-12-31']), 'holidays[1].daysOff[0]', '2026-12-31 is not in 2027'],
  [holiday([], ['2028-01-02']), 'holidays[1].makeUpDays[0]', '2028-01-02 is not in 2027'],
  [holiday(['2027-02-29']), 'holidays[1].daysOff[0]', '"2027-02-29" is not a date'],
  [{ ...notice2027, country: 'China' }, 'country', 'China is not a two-letter country code'],
  [{ ...notice2027, country: 'XCN' }, 'country', 'XCN is not'],
  [{ ...notice2027, holidays: [] }, 'holidays', 'names no date'],
  [{ ...notice2027, holidays: [{ name, daysOff: [], makeUpDays: [] }] }, 'holidays', 'names no date'],
] as [OfficialNotice, string, string][])('refuses a notice %#: %s %s', (notice, path, reason) => {
  expect(validateNotice(notice)).toEqual([{ path, reason: expect.stringContaining(reason) }]);
  expect(() => withOfficialNotice(companyDefault, notice, '2')).toThrow(
    expect.objectContaining({
      reason: 'notice-invalid',
      typed: path,
      message: expect.stringContaining(`${path}: `),
    }),
  );
});

test('a notice without problems has none', () => {
  expect(validateNotice(notice2027)).toEqual([]);
});
