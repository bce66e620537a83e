import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { chargedMinutes } from '../../domain/working-time/charged-minutes.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { fc } from '../support/repeatable.ts';

const at = (local: string) => `${local}:00+08:00`;

test('every working minute is charged to exactly one party', () => {
  const charged = chargedMinutes(
    companyDefault,
    [
      { at: at('2025-09-29T10:00'), party: 'SALES' },
      { at: at('2025-09-29T14:00'), party: 'CUSTOMER' },
      { at: at('2025-09-30T17:00'), party: 'SALES' },
      { at: at('2025-10-03T12:00'), party: 'QUALITY' },
      { at: at('2025-10-03T13:00'), party: 'PLANNING' },
    ],
    at('2025-10-09T11:00'),
  );
  expect([...charged]).toEqual([
    ['SALES', 180 + 60],
    ['CUSTOMER', 240 + 420],
    ['QUALITY', 0],
    ['PLANNING', 120],
  ]);
});

test('an order without a handover charges nobody', () => {
  expect(chargedMinutes(companyDefault, [], at('2025-09-29T10:00')).size).toBe(0);
});

test('refuses handovers that go back in time, and an end before the last of them', () => {
  const back = [
    { at: at('2025-09-29T10:00'), party: 'SALES' },
    { at: at('2025-09-29T09:00'), party: 'QUALITY' },
  ];
  expect(() => chargedMinutes(companyDefault, back, at('2025-09-30T10:00'))).toThrow('handovers go forward');
  expect(() => chargedMinutes(companyDefault, back.slice(0, 1), at('2025-09-29T09:59'))).toThrow(
    expect.objectContaining({ reason: 'instant-malformed', typed: at('2025-09-29T09:59') }),
  );
});

test('the sum is the working time of the whole, whatever the seconds', () => {
  const start = Date.UTC(2025, 8, 25);
  const iso = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
  const steps = fc.array(fc.tuple(fc.nat(200_000), fc.constantFrom('SALES', 'CUSTOMER', 'CARRIER')), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(steps, fc.nat(200_000), (waits, last) => {
      let at = 0;
      const handovers = waits.map(([wait, party]) => {
        at += wait;
        return { at: iso(at), party };
      });
      const charged = chargedMinutes(companyDefault, handovers, iso(at + last));
      const total = workingMinutesBetween(companyDefault, handovers[0]?.at ?? '', iso(at + last));
      expect([...charged.values()].reduce((sum, minutes) => sum + minutes, 0)).toBe(total);
      expect([...charged.values()].every((minutes) => minutes >= 0)).toBe(true);
    }),
  );
});
