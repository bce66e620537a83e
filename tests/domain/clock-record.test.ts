import { describe, expect, test } from 'vitest';
import { answeredClocks, changeClock, withCalendarChange } from '../../domain/order/apply-clock.ts';
import { type Clock, type ClockFacts, nextMoment, nextRung, type Rung } from '../../domain/order/clock.ts';
import { dueMoment } from '../../domain/order/due-moment.ts';

/** An instant of Thursday, the day on which the clock starts at 10:00. */
const at = (time: string) => `2025-10-09T${time}:00+08:00`;
const rung = (name: string, time: string, rest: Partial<Rung> = {}): Rung => ({
  rung: name,
  at: at(time),
  reached: false,
  ...rest,
});

function running(rest: Partial<Clock> = {}): Clock {
  return {
    clockId: 'L1.inspection#1',
    kind: 'inspection',
    lotId: 'L1',
    cycle: 1,
    owner: 'QUALITY',
    assignee: 'INSPECTOR',
    anchor: at('10:00'),
    limit: { budget: '4wh' },
    ladder: ['80%', '0'],
    due: at('15:00'),
    rungs: [rung('80%', '14:12'), rung('0', '15:00')],
    pauses: [],
    stood: [],
    ...rest,
  };
}

const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const { clockId } = running();

describe('time that a clock is found to have stood still', () => {
  const stoodStill = (clock: Clock, from: string, to: string) =>
    changeClock(clock, { type: 'clockStoodStill', clockId, incidentId: 'i', ...span(from, to) });

  test.each([
    ['from its start on, where the standstill began before it', [], '09:00', '11:00', [['10:00', '11:00']]],
    ['whole, where nothing stood still before', [], '10:00', '11:00', [['10:00', '11:00']]],
    [
      'less what was known already, which may part it',
      [span('13:00', '14:00')],
      '12:00',
      '15:00',
      [
        ['12:00', '13:00'],
        ['14:00', '15:00'],
      ],
    ],
    ['less its own beginning', [span('12:00', '13:00')], '12:00', '14:00', [['13:00', '14:00']]],
    ['less its own end', [span('13:00', '14:00')], '12:00', '14:00', [['12:00', '13:00']]],
    ['beside one that it follows at once', [span('12:00', '13:00')], '13:00', '14:00', [['13:00', '14:00']]],
    ['beside one that lies before it', [span('11:00', '12:00')], '13:00', '14:00', [['13:00', '14:00']]],
    ['beside one that follows it', [span('16:00', '17:00')], '13:00', '14:00', [['13:00', '14:00']]],
  ] as const)('counts %s', (_what, known, from, to, added) => {
    const clock = stoodStill(running({ stood: [...known] }), from, to);
    const pieces = added.map(([start, end]) => span(start, end));
    expect(clock.changed).toEqual({ what: 'STOOD_STILL', pieces });
    expect(clock.stood).toHaveLength(known.length + pieces.length);
    expect(clock.stood).toEqual(expect.arrayContaining([...known, ...pieces]));
    expect(clock.stood.map(({ from: start }) => start)).toEqual(clock.stood.map((each) => each.from).sort());
  });

  test('ends where a pause began that still lasts', () => {
    const paused = running({ pausedAt: at('14:00'), pauses: [{ reason: 'SUPPLIER', at: at('14:00') }] });
    expect(stoodStill(paused, '12:00', '17:00').stood).toEqual([span('12:00', '14:00')]);
  });

  test.each([
    ['was over before the clock started', running(), '08:00', '09:00'],
    ['was over when the clock started', running(), '08:00', '10:00'],
    ['is known already', running({ stood: [span('11:00', '17:00')] }), '11:00', '17:00'],
    ['lies within what is known', running({ stood: [span('11:00', '17:00')] }), '12:00', '13:00'],
    ['lies within a pause that lasts', running({ pausedAt: at('11:00') }), '12:00', '13:00'],
  ])('changes nothing where it %s', (_what, clock, from, to) => {
    expect(stoodStill(clock, from, to)).toBe(clock);
  });
});

describe('a pause', () => {
  const pause = (clock: Clock, reason: 'SUPPLIER' | 'INCIDENT', time: string, cap?: string) =>
    changeClock(clock, {
      type: 'clockPaused',
      clockId,
      reason,
      at: at(time),
      ...(cap === undefined ? {} : { cap }),
    });
  const resume = (clock: Clock, reason: 'SUPPLIER' | 'INCIDENT', time: string) =>
    changeClock(clock, { type: 'clockResumed', clockId, reason, at: at(time) });

  test('is there once for each reason, and the clock stands still since the first', () => {
    const first = pause(running(), 'SUPPLIER', '11:00', '5wd');
    expect(pause(first, 'SUPPLIER', '12:00')).toBe(first);
    const both = pause(first, 'INCIDENT', '12:00');
    expect(both.pauses).toStrictEqual([
      { reason: 'SUPPLIER', at: at('11:00'), cap: '5wd' },
      { reason: 'INCIDENT', at: at('12:00') },
    ]);
    expect(both.pausedAt).toBe(at('11:00'));
  });

  test('ends with its last reason, and the standstill is then one from the first to the last', () => {
    const both = pause(pause(running(), 'SUPPLIER', '11:00'), 'INCIDENT', '12:00');
    const one = resume(both, 'SUPPLIER', '13:00');
    expect(one).toMatchObject({ pausedAt: at('11:00'), stood: [], pauses: [{ reason: 'INCIDENT' }] });
    expect(one.changed).toBeUndefined();
    const none = resume(one, 'INCIDENT', '14:00');
    expect(none).toMatchObject({
      pauses: [],
      stood: [span('11:00', '14:00')],
      changed: { what: 'RESUMED', ...span('11:00', '14:00') },
    });
    expect(none).not.toHaveProperty('pausedAt');
  });

  test('that is not there ends nothing: the clock has not stood still', () => {
    const clock = resume(running(), 'SUPPLIER', '13:00');
    expect(clock).toEqual(running());
  });
});

describe('the answer of a commit', () => {
  const facts: ClockFacts = {
    clockId,
    due: at('16:00'),
    rungs: [
      { rung: '0', at: at('16:00') },
      { rung: '50%', at: at('13:00') },
      { rung: '80%', at: at('15:12') },
    ],
  };
  const answered = (clock: Clock, given: ClockFacts = facts) => answeredClocks([clock], [given])[0];

  test('replaces instants that are to come, in the order of time, and takes back what was provisional', () => {
    const clock = answered(running({ provisional: true, changed: { what: 'LIMIT', since: at('11:00') } }));
    expect(clock).toMatchObject({ due: at('16:00') });
    expect(clock?.rungs.map((each) => `${each.rung} ${each.at}`)).toEqual([
      `50% ${at('13:00')}`,
      `80% ${at('15:12')}`,
      `0 ${at('16:00')}`,
    ]);
    expect(clock).not.toHaveProperty('changed');
    expect(clock).not.toHaveProperty('provisional');
    expect(answered(running(), { ...facts, provisional: true })).toMatchObject({ provisional: true });
  });

  test('leaves what is on record as it was told, though the new ladder would have it elsewhere or not at all', () => {
    const reached = rung('80%', '14:12', { reached: true, acknowledged: true });
    const waived = rung('+1wd', '17:00', { waived: true });
    const clock = answered(running({ rungs: [reached, rung('0', '15:00'), waived] }));
    expect(clock?.rungs).toEqual([
      { rung: '50%', at: at('13:00'), reached: false },
      reached,
      { rung: '0', at: at('16:00'), reached: false },
      waived,
    ]);
  });

  test('says when pauses end, each reason for itself, and nothing of clocks that it does not name', () => {
    const pauses: Clock['pauses'] = [
      { reason: 'SUPPLIER', at: at('11:00'), cap: '5wd' },
      { reason: 'HOLD', at: at('11:00') },
    ];
    const clock = answered(running({ pauses }), {
      ...facts,
      pauseEnds: [{ reason: 'SUPPLIER', at: at('17:00') }],
    });
    expect(clock?.pauses).toStrictEqual([{ ...pauses[0], endsAt: at('17:00') }, pauses[1]]);
    const other = running({ clockId: 'L2.inspection#1' });
    expect(answeredClocks([other], [facts])[0]).toBe(other);
  });

  test('comes once for two corrections of a calendar: from the first calendar to the last', () => {
    const ref = (version: number) => ({ calendarId: 'company', version });
    const once = withCalendarChange(running(), ref(1), at('11:00'));
    expect(once.changed).toEqual({ what: 'CALENDAR', before: ref(1), since: at('11:00') });
    expect(withCalendarChange(once, ref(2), at('12:00')).changed).toEqual({
      what: 'CALENDAR',
      before: ref(1),
      since: at('12:00'),
    });
    const moved = running({ changed: { what: 'LIMIT', since: at('10:30') } });
    expect(withCalendarChange(moved, ref(2), at('12:00')).changed).toMatchObject({ before: ref(2) });
  });
});

describe('what time brings next', () => {
  const ends = (...times: (string | undefined)[]): Clock['pauses'] =>
    times.map((time) => ({
      reason: 'SUPPLIER',
      at: at('11:00'),
      ...(time === undefined ? {} : { endsAt: at(time) }),
    }));

  test('is the earliest step that is neither reached nor withdrawn', () => {
    const rungs = [
      rung('0', '15:00'),
      rung('50%', '12:00', { reached: true }),
      rung('60%', '13:00', { waived: true }),
      rung('80%', '14:12'),
    ];
    expect(nextMoment(running({ rungs }))).toEqual({ at: at('14:12'), rung: rungs[3] });
    expect(nextRung(running({ rungs }))).toBe(rungs[3]);
    expect(nextMoment(running({ rungs: rungs.slice(1, 3) }))).toBeUndefined();
  });

  test('is the lower of two steps at one instant, and the older of two pauses', () => {
    const rungs = [rung('80%', '15:00'), rung('0', '15:00')];
    expect(nextRung(running({ rungs }))).toBe(rungs[0]);
    const pauses = ends('17:00', '17:00');
    const moment = nextMoment(running({ pausedAt: at('11:00'), pauses }));
    expect(moment !== undefined && 'pauseEnd' in moment && moment.pauseEnd).toBe(pauses[0]);
  });

  test('is the earliest end of a pause while the clock stands still, and no step of its ladder', () => {
    const paused = (pauses: Clock['pauses']) => running({ pausedAt: at('11:00'), pauses });
    const pauses = ends('17:00', '16:00', undefined, '18:00');
    expect(nextMoment(paused(pauses))).toEqual({ at: at('16:00'), pauseEnd: pauses[1] });
    expect(nextRung(paused(pauses))).toBeUndefined();
    expect(nextMoment(paused(ends(undefined)))).toBeUndefined();
  });

  test('is nothing while the clock waits for its instants', () => {
    const { due: _due, ...unanswered } = running();
    const changed = running({ changed: { what: 'LIMIT', since: at('11:00') } });
    for (const clock of [unanswered, changed]) {
      expect([nextMoment(clock), nextRung(clock)]).toEqual([undefined, undefined]);
      expect(nextMoment({ ...clock, pausedAt: at('11:00'), pauses: ends('16:00') })).toBeUndefined();
    }
  });

  test('of all clocks is the first that lies before now; of two at once that of the older clock', () => {
    const [early, late] = [rung('80%', '14:00'), rung('80%', '14:30')];
    const first = running({ clockId: 'a', rungs: [late] });
    const second = running({ clockId: 'b', rungs: [early] });
    const third = running({ clockId: 'c', rungs: [early] });
    const due = (now: string, ...clocks: Clock[]) => dueMoment(clocks, at(now))?.clock.clockId;
    expect(due('15:00', first, second, third)).toBe('b');
    expect(due('14:01', first, second)).toBe('b');
    expect(due('14:00', first, second)).toBeUndefined();
    expect(due('15:00')).toBeUndefined();
  });
});
