import { describe, expect, test } from 'vitest';
import type { CalendarRef, Clock, ClockChange, ClockLimit } from '../../domain/order/clock.ts';
import { awaitsFacts, clockFacts } from '../../domain/order/clock-facts.ts';
import type { Calendar, WorkingDayMode } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

// Thursday the 9th to Saturday the 11th of October are worked, 9:00 to 12:00 and 13:00 to 18:00; Sunday is not.
const thu = (time: string) => `2025-10-09T${time}:00+08:00`;
const fri = (time: string) => `2025-10-10T${time}:00+08:00`;
const sat = (time: string) => `2025-10-11T${time}:00+08:00`;

/** The company's calendar in which some days are not worked. */
function without(...dates: string[]): Calendar {
  const name = { zh: '厂休', en: 'Works holiday' };
  const off = dates.map((date) => ({ date, kind: 'OFF_DAY', source: 'COMPANY', name }) as const);
  return { ...companyDefault, version: '2', overrides: [...off, ...companyDefault.overrides] };
}

/** Started on Thursday at 10:00. */
function started(limit: ClockLimit, rest: Partial<Clock> = {}): Clock {
  return {
    clockId: 'inspection#1',
    kind: 'inspection',
    cycle: 1,
    owner: 'QUALITY',
    assignee: 'INSPECTOR',
    anchor: thu('10:00'),
    limit,
    ladder: ['0'],
    rungs: [],
    pauses: [],
    stood: [],
    ...rest,
  };
}

/** The facts of a clock by a calendar; before its correction it ran by the company's. */
function answered(clock: Clock, calendar: Calendar = companyDefault, mode?: WorkingDayMode) {
  const calendars = ({ version }: CalendarRef) => (version === 1 ? companyDefault : calendar);
  return clockFacts(clock, { calendar, calendars, ...(mode === undefined ? {} : { mode }) });
}

/** The clock as it runs on the company's calendar, with a change that waits for its answer. */
function running(limit: ClockLimit, changed: ClockChange, rest: Partial<Clock> = {}): Clock {
  const clock = started(limit, rest);
  const { due, rungs } = answered(clock);
  return { ...clock, due, rungs: rungs.map((rung) => ({ ...rung, reached: false })), ...rest, changed };
}

const corrected = (since: string): ClockChange => ({
  what: 'CALENDAR',
  before: { calendarId: 'company', version: 1 },
  since,
});

describe('a clock waits for its instants', () => {
  const pause = { reason: 'SUPPLIER', at: thu('14:00') } as const;
  const known = { due: fri('10:00') };

  test.each([
    ['when it has just started', {}, true],
    ['when something of it changed', { ...known, changed: { what: 'LIMIT', since: thu('11:00') } }, true],
    [
      'when a pause has a longest time, until its end is known',
      { ...known, pauses: [{ ...pause, cap: '1wd' }] },
      true,
    ],
    [
      'no more when that end is known',
      { ...known, pauses: [{ ...pause, cap: '1wd', endsAt: fri('14:00') }] },
      false,
    ],
    ['not for a pause that lasts as long as it lasts', { ...known, pauses: [pause] }, false],
    ['not when it has them', known, false],
  ] as const)('%s', (_when, rest, waits) => {
    const { pauses, ...others } = { pauses: [], ...rest };
    expect(awaitsFacts(started({ budget: '1wd' }, { ...others, pauses: [...pauses] }))).toBe(waits);
  });
});

describe('a clock that starts', () => {
  test('ends at the same time a working day later, or with that day where the company counts so', () => {
    const day = started({ budget: '1wd' });
    expect(answered(day).due).toBe(fri('10:00'));
    expect(answered(day, companyDefault, 'END_OF_NTH_DAY').due).toBe(fri('18:00'));
  });

  test('ends with the working time of its date, or at its instant', () => {
    expect(answered(started({ until: '2025-10-11' })).due).toBe(sat('18:00'));
    expect(answered(started({ until: sat('15:30') })).due).toBe(sat('15:30'));
  });

  test('that has both ends with the later of them [DELIV-10]', () => {
    expect(answered(started({ budget: '2wd', orUntil: '2025-10-10' })).due).toBe(sat('10:00'));
    expect(answered(started({ budget: '1wd', orUntil: '2025-10-10' })).due).toBe(fri('18:00'));
  });

  test('says that its end is provisional only in a year of which no holidays are announced', () => {
    expect(answered(started({ budget: '1wd' }))).not.toHaveProperty('provisional');
    const far = started({ budget: '1wd' }, { anchor: '2040-10-09T10:00:00+08:00' });
    expect(answered(far)).toMatchObject({ provisional: true });
  });
});

describe('the end of a pause', () => {
  test('is answered for each that has a longest time and no end yet, and moves nothing', () => {
    const clock = started({ budget: '1wd' }, { due: fri('10:00'), pausedAt: thu('14:00') });
    const pauses: Clock['pauses'] = [
      { reason: 'SUPPLIER', at: thu('14:00'), cap: '1wd' },
      { reason: 'CUSTOMER_REQUEST', at: thu('14:00'), cap: '1wd', endsAt: fri('14:00') },
      { reason: 'HOLD', at: thu('14:00') },
    ];
    expect(answered({ ...clock, pauses })).toEqual({
      clockId: 'inspection#1',
      due: fri('10:00'),
      rungs: [],
      pauseEnds: [{ reason: 'SUPPLIER', at: fri('14:00') }],
    });
    expect(answered({ ...clock, pauses: pauses.slice(1) })).not.toHaveProperty('pauseEnds');
  });
});

describe('a standstill', () => {
  const resumed: ClockChange = { what: 'RESUMED', from: thu('12:00'), to: thu('14:00') };

  test('costs a budget of working time the working time that was lost: one hour of the two', () => {
    expect(answered(running({ budget: '1wd' }, resumed)).due).toBe(fri('11:00'));
  });

  test('costs a budget of the plain clock all of its time', () => {
    expect(answered(running({ budget: '24h' }, resumed)).due).toBe(fri('12:00'));
  });

  test('of several pieces costs each of them', () => {
    const pieces = [
      { from: thu('13:00'), to: thu('14:00') },
      { from: thu('16:00'), to: thu('18:00') },
    ];
    expect(answered(running({ budget: '1wd' }, { what: 'STOOD_STILL', pieces })).due).toBe(fri('14:00'));
  });
});

describe('new figures', () => {
  const shorter = (rest: Partial<Clock>, since = thu('16:00')) => {
    const changed: ClockChange = { what: 'LIMIT', since };
    return answered({ ...running({ budget: '1wd' }, changed, rest), limit: { budget: '4wh' } });
  };

  test('count from the start, less the time for which the clock stood still', () => {
    // 10:00 to 12:00 and 13:00 to 14:00 are three hours; the fourth is from 16:00 on.
    expect(shorter({ stood: [{ from: thu('14:00'), to: thu('16:00') }] }).due).toBe(thu('17:00'));
  });

  test('that make a step late at once let it be told at the next working instant, and say that they did [SLA-11]', () => {
    expect(shorter({}).rungs).toEqual([{ rung: '0', at: thu('16:00'), induced: true }]);
    expect(shorter({}, thu('18:30')).rungs).toEqual([{ rung: '0', at: fri('09:00'), induced: true }]);
    expect(shorter({}, thu('15:00')).rungs).toEqual([{ rung: '0', at: thu('15:00') }]);
  });

  test('do not make late what is on record, or had passed before them', () => {
    const was = { rung: '0', at: fri('10:00') };
    expect(shorter({ rungs: [{ ...was, reached: true }] }).rungs).toEqual([{ rung: '0', at: thu('15:00') }]);
    expect(shorter({ rungs: [{ ...was, reached: false, waived: true }] }).rungs).toEqual([
      { rung: '0', at: thu('15:00') },
    ]);
    expect(shorter({ rungs: [{ ...was, reached: false }] }, fri('11:00')).rungs).toEqual([
      { rung: '0', at: thu('15:00') },
    ]);
    expect(shorter({ rungs: [{ ...was, reached: false }] }, fri('10:00')).rungs).toMatchObject([
      { induced: true },
    ]);
  });

  test('judge each step by its own record', () => {
    const warning = { rung: '80%', at: thu('16:24'), reached: true } as const;
    const ladder = ['80%', '0'];
    const open = { rung: '0', at: fri('10:00'), reached: false } as const;
    expect(shorter({ ladder, rungs: [warning, open] }, thu('17:00')).rungs).toEqual([
      { rung: '80%', at: thu('14:12') },
      { rung: '0', at: thu('17:00'), induced: true },
    ]);
    const waived = { ...open, waived: true } as const;
    expect(shorter({ ladder, rungs: [warning, waived] }, thu('17:00')).rungs).toEqual([
      { rung: '80%', at: thu('14:12') },
      { rung: '0', at: thu('15:00') },
    ]);
  });

  test('stay the reason of what they brought about, though the clock changes again', () => {
    const resumed: ClockChange = { what: 'RESUMED', from: thu('13:00'), to: thu('14:00') };
    const rungs: Clock['rungs'] = [
      { rung: '80%', at: thu('16:24'), reached: false },
      { rung: '0', at: fri('10:00'), reached: false, induced: true },
    ];
    expect(answered(running({ budget: '1wd' }, resumed, { rungs })).rungs).toEqual([
      { rung: '80%', at: thu('17:24') },
      { rung: '0', at: fri('11:00'), induced: true },
    ]);
  });
});

describe('another calendar', () => {
  test('leaves a clock up to a date with the working time of that date, or of the last day before it', () => {
    const clock = running({ until: '2025-10-11' }, corrected(thu('16:00')));
    expect(answered(clock, without('2025-10-11')).due).toBe(fri('18:00'));
    const either = running({ budget: '1wd', orUntil: '2025-10-11' }, corrected(thu('16:00')));
    expect(answered(either, without('2025-10-11')).due).toBe(fri('18:00'));
  });

  test('brings a warning of such a date forward, and one that would have passed is told at once', () => {
    const ladder = ['-1wd', '0'];
    const warned = (since: string) =>
      answered(running({ until: '2025-10-11' }, corrected(since), { ladder }), without('2025-10-11')).rungs;
    expect(warned(thu('16:00'))).toEqual([
      { rung: '-1wd', at: thu('18:00') },
      { rung: '0', at: fri('18:00') },
    ]);
    expect(warned(fri('11:00'))).toEqual([
      { rung: '-1wd', at: fri('11:00'), induced: true },
      { rung: '0', at: fri('18:00') },
    ]);
  });

  test('leaves what remains of a budget: two hours on Thursday, one on Saturday [SLA-02]', () => {
    const clock = running({ budget: '1wd' }, corrected(thu('16:00')));
    expect(answered(clock, without('2025-10-10'))).toMatchObject({
      due: sat('10:00'),
      rungs: [{ rung: '0', at: sat('10:00') }],
    });
  });

  test('takes back nothing that is worked, though that day turns out to have been none [SLA-02]', () => {
    const clock = running({ budget: '1wd' }, corrected(fri('09:30')));
    expect(answered(clock, without('2025-10-09')).due).toBe(fri('10:00'));
  });

  test('counts for a clock that stands still from where it came to stand still', () => {
    const clock = running({ budget: '1wd' }, corrected(fri('11:00')), { pausedAt: thu('14:00') });
    expect(answered(clock, without('2025-10-10')).due).toBe(sat('10:00'));
  });

  test('does not move a budget of the plain clock', () => {
    const clock = running({ budget: '24h' }, corrected(thu('16:00')));
    expect(answered(clock, without('2025-10-10')).due).toBe(fri('10:00'));
  });
});
