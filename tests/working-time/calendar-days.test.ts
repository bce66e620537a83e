import { describe, expect, test } from 'vitest';
import { calendarDays, releaseDays } from '../../domain/working-time/calendar-days.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const mondayAndThursday = [1, 4];

describe('the days of a calendar', () => {
  test('are each date of a span with its frames and the rule that decided', () => {
    const [sunday, tuesday, holiday] = ['2025-09-28', '2025-09-30', '2025-10-01'].map(
      (date) => calendarDays(companyDefault, date, date)[0],
    );
    expect(sunday).toMatchObject({
      date: '2025-09-28',
      weekday: 7,
      worked: true,
      rule: 'OFFICIAL_NOTICE',
      provisional: false,
    });
    expect(tuesday).toEqual({
      date: '2025-09-30',
      weekday: 2,
      worked: true,
      frames: companyDefault.week[2],
      rule: 'WEEKLY_PATTERN',
      provisional: false,
    });
    expect(holiday).toMatchObject({ weekday: 3, worked: false, frames: [], rule: 'OFFICIAL_NOTICE' });
    expect(holiday?.name?.zh).toContain('国庆节');
  });

  test('hold both ends of the span, and none where it ends before it begins', () => {
    const dates = (from: string, until: string) =>
      calendarDays(companyDefault, from, until).map(({ date }) => date);
    expect(dates('2025-12-31', '2026-01-02')).toEqual(['2025-12-31', '2026-01-01', '2026-01-02']);
    expect(dates('2026-01-02', '2026-01-01')).toEqual([]);
    expect(dates('2026-01-02', '2025-12-01')).toEqual([]);
  });

  test('are provisional in a year without a notice', () => {
    const days = calendarDays(companyDefault, '2026-12-31', '2027-01-01');
    expect(days.map(({ provisional }) => provisional)).toEqual([false, true]);
  });
});

describe('release days', () => {
  const released = (roll: string, from = '2025-09-29', until = '2025-10-10') =>
    releaseDays(companyDefault, mondayAndThursday, roll, from, until);

  test('on a public holiday move to the next working day, and those that meet there are one', () => {
    expect(released('FORWARD')).toEqual([
      { date: '2025-09-29', standsFor: ['2025-09-29'] },
      { date: '2025-10-09', standsFor: ['2025-10-02', '2025-10-06', '2025-10-09'] },
    ]);
  });

  test('may move back, or stay where the pattern has them', () => {
    expect(released('BACKWARD')).toEqual([
      { date: '2025-09-29', standsFor: ['2025-09-29'] },
      { date: '2025-09-30', standsFor: ['2025-10-02', '2025-10-06'] },
      { date: '2025-10-09', standsFor: ['2025-10-09'] },
    ]);
    expect(released('NONE').map(({ date }) => date)).toEqual([
      '2025-09-29',
      '2025-10-02',
      '2025-10-06',
      '2025-10-09',
    ]);
  });
});
