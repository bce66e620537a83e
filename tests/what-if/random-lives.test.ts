import { expect, test } from 'vitest';
import { epochMs } from '../../domain/instant.ts';
import { unopened } from '../../domain/order/apply.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState } from '../../domain/order/state.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { fork } from '../../domain/what-if/fork.ts';
import { supposedCalendars } from '../../domain/what-if/supposed-calendars.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { type OrderAnswer, whatIf } from '../../domain/what-if/what-if.ts';
import { addWorkingMinutes } from '../../domain/working-time/working-minutes.ts';
import { live, steps } from '../domain/order-simulation.ts';
import { simulatedCalendar, simulatedCalendars } from '../domain/simulated-rules.ts';
import { fc } from '../support/repeatable.ts';

const policy = withOverrides({});
const latest = simulatedCalendars.slice(-1).map((definition) => ({
  calendarId: definition.id,
  version: Number(definition.version),
  definition,
}));

const questions: Supposition[][] = [
  [{ kind: 'NOTHING' }],
  [{ kind: 'SUPPLIER_LATE', workingDays: 3 }],
  [{ kind: 'HOLIDAY', daysOff: ['2025-11-03', '2025-11-04'], makeUpDays: ['2025-11-08'] }],
  [{ kind: 'DEPARTMENT_AWAY', department: 'PRODUCTION', from: '2025-10-13', until: '2025-10-24' }],
  [{ kind: 'COMMAND', command: { name: 'holdOrder', input: { reason: 'x' } } }],
  [
    { kind: 'DEPARTMENT_AWAY', department: 'SALES', from: '2025-10-13', until: '2025-10-24' },
    { kind: 'HOLIDAY', daysOff: ['2025-10-15'] },
    { kind: 'SUPPLIER_LATE', workingDays: 1 },
  ],
];

/** An order at the end of a random life, and the instant of its last turn. */
function lived(life: Parameters<typeof live>[0]): { state: OrderState; now: string } {
  let end = { state: unopened('ord_simulated'), now: '' };
  const journal = live(life, policy, ({ after }) => {
    end = { ...end, state: after };
  });
  return { ...end, now: journal.at(-1)?.recordedAt ?? '' };
}

function asked({ state, now }: ReturnType<typeof lived>, suppositions: Supposition[]): OrderAnswer {
  const calendars = supposedCalendars(suppositions, latest, simulatedCalendar);
  const until = addWorkingMinutes(simulatedCalendar({ calendarId: 'company', version: 1 }), now, 20 * 480);
  const peopleOf = ({ roles }: { roles: readonly string[] }) => roles;
  const question = { suppositions, calendars, askedBy: 'asker', now, until };
  return whatIf(state, policy, { ...question, peopleOf: { before: peopleOf, after: peopleOf } });
}

test('any question about any order has an answer, which leaves the order as it is', () => {
  fc.assert(
    fc.property(steps, (life) => {
      const order = lived(life);
      const before = JSON.stringify(order.state);
      for (const question of questions) {
        const { clocks, warnings } = asked(order, question);
        for (const { before: was, after: is, movedMinutes } of clocks) {
          if (movedMinutes !== undefined) expect(was?.due === null || is?.due === null).toBe(false);
        }
        for (const { change, before: was, after: is } of warnings) {
          expect(was !== undefined, change).toBe(change !== 'COMES');
          expect(is !== undefined, change).toBe(change !== 'GOES');
          expect(was?.beyond !== false && is?.beyond !== false, change).toBe(false);
        }
      }
      expect(JSON.stringify(order.state)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('an order that is left alone has no future moment left before the horizon, and every rung once', () => {
  fc.assert(
    fc.property(steps, (life) => {
      const { state, now } = lived(life);
      const until = addWorkingMinutes(
        simulatedCalendar({ calendarId: 'company', version: 1 }),
        now,
        20 * 480,
      );
      const { end, warnings } = fork(state, [], { policy, calendars: simulatedCalendar }, { now, until });
      const next = nextDueInstant(end);
      if (next !== undefined && !isFinal(end.stage)) expect(epochMs(next)).toBeGreaterThan(epochMs(until));
      const names = warnings.map(({ clock, rung }) => `${clock.clockId} ${rung}`);
      expect(new Set(names).size).toBe(names.length);
      expect(warnings.every(({ at }) => epochMs(at) <= epochMs(until))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
