import { describe, expect, test } from 'vitest';
import { attributionOf } from '../../domain/figures/attribution.ts';
import type { Custody } from '../../domain/figures/custody.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { at } from './journal-of.ts';

const nine = at('2025-10-09T09:00');
const clockId = 'inspection#1';

/** Quality holds an order from nine on, sales from eleven. */
const held: Custody = {
  handovers: [
    { at: nine, party: 'QUALITY', stage: 'IN_QC', clockId },
    { at: at('2025-10-09T11:00'), party: 'SALES', stage: 'RECEIVED' },
  ],
  incidents: [],
};

function minutes(custody: Custody, now: string, span?: [string, string]): Record<string, number> | undefined {
  const given = span === undefined ? undefined : { from: at(span[0]), until: at(span[1]) };
  const found = attributionOf(custody, companyDefault, at(now), given);
  return found && Object.fromEntries(found.parties.map(({ party, minutes: own }) => [party, own]));
}

describe('the working time of an order', () => {
  test('runs up to now, and up to its end where it has come to one', () => {
    expect(minutes(held, '2025-10-09T12:00')).toEqual({ QUALITY: 120, SALES: 60 });
    const ended = { ...held, endedAt: at('2025-10-09T11:30') };
    expect(minutes(ended, '2025-10-09T12:00')).toEqual({ QUALITY: 120, SALES: 30 });
  });

  test('is nothing of an order that nobody has held', () => {
    expect(minutes({ handovers: [], incidents: [] }, '2025-10-09T12:00')).toBeUndefined();
  });

  test('within a span is what of it lies there, and nothing where it lies beside it', () => {
    const span = (from: string, until: string) => minutes(held, '2025-10-09T12:00', [from, until]);
    expect(span('2025-10-09T10:00', '2025-10-09T11:30')).toEqual({ QUALITY: 60, SALES: 30 });
    expect(span('2025-10-01T00:00', '2025-10-31T00:00')).toEqual({ QUALITY: 120, SALES: 60 });
    expect(span('2025-10-01T00:00', '2025-10-09T08:59')).toBeUndefined();
    expect(span('2025-10-09T12:01', '2025-10-31T00:00')).toBeUndefined();
  });

  test('charges nobody who held it for no working time', () => {
    const lunch: Custody['handovers'] = [
      { at: nine, party: 'QUALITY', stage: 'IN_QC' },
      { at: at('2025-10-09T12:00'), party: 'CARRIER', stage: 'SHIPPED' },
      { at: at('2025-10-09T13:00'), party: 'SALES', stage: 'RECEIVED' },
    ];
    const found = attributionOf({ handovers: lunch, incidents: [] }, companyDefault, at('2025-10-09T14:00'));
    expect(found?.minutes).toBe(180 + 60);
    expect(found?.parties).toEqual([
      { party: 'QUALITY', minutes: 180 },
      { party: 'SALES', minutes: 60 },
    ]);
    expect(found?.holdings.map(({ party, minutes: own }) => `${party} ${own}`)).toEqual([
      'QUALITY 180',
      'CARRIER 0',
      'SALES 60',
    ]);
  });

  test('runs up to the last handover at least, whatever the instant that is asked for', () => {
    const handovers = [
      ...held.handovers,
      { at: at('2025-10-09T11:30'), party: 'CARRIER', stage: 'SHIPPED' } as const,
    ];
    expect(minutes({ handovers, incidents: [] }, '2025-10-09T10:00')).toEqual({ QUALITY: 120, SALES: 30 });
  });

  test('has no holding of no time, where an order went on at the instant at which it came', () => {
    const [first, second] = held.handovers;
    if (first === undefined || second === undefined) throw new Error('nobody holds it');
    const passed = { ...second, at: first.at, party: 'PLANNING' } as const;
    const handovers = [passed, first, { ...second, party: 'LOGISTICS' } as const, second];
    const found = attributionOf({ handovers, incidents: [] }, companyDefault, at('2025-10-09T12:00'));
    expect(found?.holdings.map(({ party }) => party)).toEqual(['QUALITY', 'SALES']);
  });
});

describe('an incident', () => {
  const stood = (...incidents: [string, string, string?][]) =>
    minutes(
      {
        ...held,
        incidents: incidents.map(([from, to, clock = clockId]) => ({
          clockId: clock,
          incidentId: 'I1',
          from: at(from),
          to: at(to),
        })),
      },
      '2025-10-09T12:00',
    );

  test('takes its time from who held the order by that clock', () => {
    expect(stood(['2025-10-09T09:30', '2025-10-09T10:00'])).toEqual({ QUALITY: 90, SALES: 60, NOBODY: 30 });
    expect(stood(['2025-10-09T09:00', '2025-10-09T11:00'])).toEqual({ SALES: 60, NOBODY: 120 });
  });

  test('leaves the stage and the clock as they were, and says that it was one', () => {
    const incident = { clockId, incidentId: 'I1', from: at('2025-10-09T09:30'), to: at('2025-10-09T10:00') };
    const found = attributionOf({ ...held, incidents: [incident] }, companyDefault, at('2025-10-09T11:00'));
    expect(found?.holdings.map(({ party, stage, reason }) => [party, stage, reason])).toEqual([
      ['QUALITY', 'IN_QC', undefined],
      ['NOBODY', 'IN_QC', 'INCIDENT'],
      ['QUALITY', 'IN_QC', undefined],
    ]);
  });

  test('takes no more than the clock was held for, and nothing of another clock', () => {
    expect(stood(['2025-10-09T08:00', '2025-10-09T09:15'])).toEqual({ QUALITY: 105, SALES: 60, NOBODY: 15 });
    expect(stood(['2025-10-09T10:45', '2025-10-09T11:30'])).toEqual({ QUALITY: 105, SALES: 60, NOBODY: 15 });
    expect(stood(['2025-10-09T11:00', '2025-10-09T11:30'])).toEqual({ QUALITY: 120, SALES: 60 });
    expect(stood(['2025-10-09T09:30', '2025-10-09T10:00', 'delivery#1'])).toEqual({
      QUALITY: 120,
      SALES: 60,
    });
  });

  test('counts beside another, in whatever order they were recorded', () => {
    const both: [string, string][] = [
      ['2025-10-09T10:15', '2025-10-09T10:30'],
      ['2025-10-09T09:00', '2025-10-09T09:20'],
      ['2025-10-09T09:20', '2025-10-09T09:30'],
    ];
    expect(stood(...both)).toEqual({ QUALITY: 75, SALES: 60, NOBODY: 45 });
  });
});
