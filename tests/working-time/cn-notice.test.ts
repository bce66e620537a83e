import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { cn2025, cn2026 } from '../../domain/working-time/calendars/cn-2025-2026.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { validateNotice } from '../../domain/working-time/official-notice.ts';
import { validateCalendar } from '../../domain/working-time/validate-calendar.ts';
import { workingDateOnOrAfter } from '../../domain/working-time/working-dates.ts';

test('every date of 2025 and 2026 is worked or not as the official notices say [SLA-02]', () => {
  const wrong: string[] = [];
  let date = Temporal.PlainDate.from('2025-01-01');
  while (date.year < 2027) {
    const text = date.toString();
    if ((workingDateOnOrAfter(companyDefault, text) === text) !== chineseDays.isWorkday(text))
      wrong.push(text);
    date = date.add({ days: 1 });
  }
  expect(wrong).toEqual([]);
});

test('the shipped notices and the shipped calendar have no problems, and name every day off', () => {
  expect([cn2025, cn2026].map(validateNotice)).toEqual([[], []]);
  expect(validateCalendar(companyDefault)).toEqual([]);
  const count = (notice: typeof cn2025) => notice.holidays.map(({ daysOff }) => daysOff.length);
  expect(count(cn2025)).toEqual([1, 8, 3, 5, 3, 8]);
  expect(count(cn2026)).toEqual([3, 9, 3, 5, 3, 3, 7]);
  const named = [...cn2025.holidays, ...cn2026.holidays].filter(
    ({ name }) => name.zh !== '' && name.en !== '',
  );
  expect(named).toHaveLength(13);
});
