import { describe, expect, test } from 'vitest';
import { messageDay } from '../../domain/notices/day-pace.ts';
import { type LateClock, mostAtRisk } from '../../domain/notices/most-at-risk.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

describe('the day of the messages that a person gets', () => {
  test('begins at midnight, closes with its last half hour of work, and the next begins with work', () => {
    expect(messageDay(companyDefault, '2025-10-09T10:00:00+08:00')).toEqual({
      date: '2025-10-09',
      since: '2025-10-08T16:00:00.000Z',
      lastFrom: '2025-10-09T17:30:00+08:00',
      nextDay: '2025-10-10T09:00:00+08:00',
    });
  });

  test('is the day of the people, not of the machine: it turns at their midnight', () => {
    const day = (now: string) => messageDay(companyDefault, now);
    expect(day('2025-10-09T15:59:59Z').date).toBe('2025-10-09');
    expect(day('2025-10-09T16:00:00Z')).toMatchObject({
      date: '2025-10-10',
      since: '2025-10-09T16:00:00.000Z',
      lastFrom: '2025-10-10T17:30:00+08:00',
    });
  });

  test('is followed by the next day that is worked: a Saturday that makes up for a holiday, or Monday', () => {
    const next = (now: string) => messageDay(companyDefault, now).nextDay;
    expect(next('2025-10-10T16:00:00+08:00')).toBe('2025-10-11T09:00:00+08:00');
    expect(next('2025-10-11T16:00:00+08:00')).toBe('2025-10-13T09:00:00+08:00');
    // In the holiday week: the Thursday after it.
    expect(next('2025-10-02T10:00:00+08:00')).toBe('2025-10-09T09:00:00+08:00');
  });

  test('has its own length where clocks are put back', () => {
    const berlin = { ...companyDefault, zone: 'Europe/Berlin' };
    const { date, since } = messageDay(berlin, '2025-10-26T22:30:00Z');
    expect({ date, since }).toEqual({ date: '2025-10-26', since: '2025-10-25T22:00:00.000Z' });
    expect(messageDay(berlin, '2025-10-26T23:00:00Z')).toMatchObject({
      date: '2025-10-27',
      since: '2025-10-26T23:00:00.000Z',
    });
  });
});

describe("leadership's digest", () => {
  const late = (
    orderId: string,
    total: string,
    lateMinutes: number,
    clockId = 'inspection#1',
  ): LateClock => ({
    orderId,
    clockId,
    total,
    lateMinutes,
  });
  const ranked = (...clocks: LateClock[]) => mostAtRisk(clocks).map(({ orderId }) => orderId);

  test('has the orders with most at risk first: value times lateness', () => {
    // 500,000 x 60 = 30 million, 90,000 x 480 = 43.2 million, 1,000,000 x 10 = 10 million.
    expect(
      ranked(late('large', '1000000.00', 10), late('some', '500000.00', 60), late('old', '90000.00', 480)),
    ).toEqual(['old', 'some', 'large']);
  });

  test('has each order once, by the clock that is late longest', () => {
    const clocks = [
      late('a', '100.00', 60, 'payment#1'),
      late('b', '100.00', 90),
      late('a', '100.00', 480, 'delivery#1'),
      late('a', '100.00', 120, 'invoice#1'),
      late('a', '100.00', 480, 'acceptance#1'),
    ];
    expect(mostAtRisk(clocks).map(({ orderId, clockId }) => `${orderId} ${clockId}`)).toEqual([
      'a delivery#1',
      'b inspection#1',
    ]);
  });

  test('has orders with as much at risk by their ids, so that it is the same each time', () => {
    expect(ranked(late('b', '200.00', 30), late('c', '100.00', 60), late('a', '100.00', 60))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(ranked()).toEqual([]);
  });
});
