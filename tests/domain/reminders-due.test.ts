import { describe, expect, test } from 'vitest';
import { remindersDue } from '../../domain/notices/reminders-due.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** Told on Thursday at 10:00, repeated each half working day of four hours. */
const rhythm = { since: '2025-10-16T10:00:00+08:00', every: '4wh', atMost: 3 };
const due = (now: string, atMost = rhythm.atMost) => remindersDue(companyDefault, { ...rhythm, now, atMost });

describe('reminders of an escalation', () => {
  test('come each after the budget of working time, the first at the very instant', () => {
    expect(due('2025-10-16T10:00:00+08:00')).toBe(0);
    expect(due('2025-10-16T14:59:59+08:00')).toBe(0);
    expect(due('2025-10-16T15:00:00+08:00')).toBe(1);
    expect(due('2025-10-17T09:59:59+08:00')).toBe(1);
    expect(due('2025-10-17T10:00:00+08:00')).toBe(2);
  });

  test('are at most as many as the policy says, however long nobody answers', () => {
    expect(due('2025-12-31T17:00:00+08:00')).toBe(3);
    expect(due('2025-12-31T17:00:00+08:00', 1)).toBe(1);
    expect(due('2025-12-31T17:00:00+08:00', 0)).toBe(0);
  });
});
