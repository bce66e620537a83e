import { describe, expect, test } from 'vitest';
import { partySums } from '../../domain/figures/attribution.ts';
import { partyCodes, partyName } from '../../domain/figures/party.ts';
import { minutesRun } from '../../domain/figures/target-time.ts';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { at } from './journal-of.ts';

describe('the parties', () => {
  test('come with the most minutes first, and those with as many by name', () => {
    const charges = [
      { party: 'SALES', minutes: 30 },
      { party: 'QUALITY', minutes: 20 },
      { party: 'CARRIER', minutes: 50 },
      { party: 'QUALITY', minutes: 30 },
      { party: 'PLANNING', minutes: 0 },
    ] as const;
    expect(partySums(charges)).toEqual([
      { party: 'CARRIER', minutes: 50 },
      { party: 'QUALITY', minutes: 50 },
      { party: 'SALES', minutes: 30 },
    ]);
  });

  test('are the departments and four outside them, each by a name of its own in both languages', () => {
    expect(partyCodes).toEqual([...departmentCodes, 'CUSTOMER', 'SUPPLIER', 'CARRIER', 'NOBODY']);
    expect(partyName('QUALITY')).toEqual({ zh: departments.QUALITY.zh, en: 'Quality' });
    expect(partyName('CARRIER')).toEqual({ zh: '承运商', en: 'Carrier' });
    for (const language of ['zh', 'en'] as const) {
      const names = partyCodes.map((party) => partyName(party)[language]);
      expect(new Set(names).size).toBe(partyCodes.length);
      for (const name of names) expect(name).toMatch(/\S/);
    }
  });
});

test('a clock that runs to a date ran the working minutes from its start to its end', () => {
  const clock = {
    limit: { until: '2025-10-31' },
    anchorAt: at('2025-10-09T10:00'),
    dueAt: at('2025-10-31T18:00'),
    endedAt: at('2025-10-10T10:00'),
  };
  expect(minutesRun(clock, companyDefault)).toBe(480);
});
