import { expect, test } from 'vitest';
import type { Override } from '../../domain/working-time/calendar.ts';
import { civilDay } from '../../domain/working-time/civil-date.ts';
import { dayRules } from '../../domain/working-time/day-rules.ts';
import { offDay, office, officeIn, shifts, workingDay } from './calendars.ts';

const sunday = civilDay(2025, 3, 2);
const evening = [{ start: '18:00', end: '20:00' }];

test('says for each date by which rule it is worked or not', () => {
  const notice: Override = {
    ...offDay('2025-03-05'),
    source: 'OFFICIAL_NOTICE',
    name: { zh: '节', en: 'Feast' },
  };
  const ruleOf = dayRules(officeIn('Asia/Shanghai', [notice, workingDay('2025-03-02')]));
  expect(ruleOf(civilDay(2025, 3, 4))).toEqual({ source: 'WEEKLY_PATTERN', frames: office });
  expect(ruleOf(civilDay(2025, 3, 8))).toEqual({ source: 'WEEKLY_PATTERN', frames: [] });
  expect(ruleOf(civilDay(2025, 3, 5))).toEqual({ source: 'OFFICIAL_NOTICE', frames: [], name: notice.name });
  expect(ruleOf(sunday)).toEqual({ source: 'COMPANY', frames: office, name: { zh: '上班', en: 'Open' } });
});

test.each([
  ['first', true],
  ['last', false],
])('a company override that stands %s goes before a notice', (_, first) => {
  const notice: Override = { ...offDay('2025-03-03'), source: 'OFFICIAL_NOTICE' };
  const own = workingDay('2025-03-03', evening);
  const ruleOf = dayRules(officeIn('Asia/Shanghai', first ? [own, notice] : [notice, own]));
  expect(ruleOf(civilDay(2025, 3, 3))).toMatchObject({ source: 'COMPANY', frames: evening });
});

test('a working day without frames works those of its weekday, or else of the first working weekday', () => {
  const calendar = shifts('Asia/Shanghai', office, [3, 4]);
  const week = { ...calendar.week, 4: evening };
  const overrides = [workingDay('2025-03-02'), workingDay('2025-03-06')];
  const ruleOf = dayRules({ ...calendar, week, overrides });
  expect(ruleOf(sunday).frames).toEqual(office);
  expect(ruleOf(civilDay(2025, 3, 6)).frames).toEqual(evening);
  expect(dayRules({ ...shifts('UTC', [], []), overrides })(sunday).frames).toEqual([]);
});
