import { epochMs, type Instant } from '../instant.ts';
import type { Calendar, WorkingDayMode } from '../working-time/calendar.ts';
import { type ClockInstants, resumeClock, startClock } from '../working-time/clock-instants.ts';
import { correctClock } from '../working-time/correct-clock.ts';
import { movedRung } from '../working-time/moved-rung.ts';
import type { CalendarRef, Clock, ClockFacts, Standstill } from './clock.ts';

/** A calendar in one of its versions; the same object every time. */
export type CalendarSource = (ref: CalendarRef) => Calendar;

/** What the instants of a clock depend on. */
export interface ClockRules {
  /** The calendar that the clock runs by now. */
  calendar: Calendar;
  calendars: CalendarSource;
  mode?: WorkingDayMode;
}

interface Instants {
  due: Instant;
  provisional?: boolean;
  rungs: readonly { rung: string; at: Instant; induced?: true }[];
}

/** True for a clock whose instants only a calendar can tell. */
export function awaitsFacts(clock: Clock): boolean {
  return (
    clock.due === undefined ||
    clock.changed !== undefined ||
    clock.pauses.some((pause) => pause.cap !== undefined && pause.endsAt === undefined)
  );
}

/** The instants of a clock that starts or was changed (rules 1, 6, 7, 8, 9). Outside the workflow only. */
export function clockFacts(clock: Clock, rules: ClockRules): ClockFacts {
  const { due, provisional, rungs } = instantsOf(clock, rules);
  const pauseEnds = clock.pauses.flatMap(({ reason, at, cap, endsAt }) => {
    if (cap === undefined || endsAt !== undefined) return [];
    return [{ reason, at: startClock(rules.calendar, { anchor: at, budget: cap, ladder: [] }).due }];
  });
  return {
    clockId: clock.clockId,
    due,
    ...(provisional ? { provisional } : {}),
    rungs: rungs.map(({ rung, at, induced: isNew }) => {
      // What an earlier change brought about stays told, though a later one of the same commit moves the rung again.
      const isOld = clock.rungs.some((each) => each.rung === rung && each.induced);
      return isNew || isOld ? { rung, at, induced: true } : { rung, at };
    }),
    ...(pauseEnds.length === 0 ? {} : { pauseEnds }),
  };
}

function instantsOf(clock: Clock, rules: ClockRules): Instants {
  const { due, changed } = clock;
  if (due === undefined) return started(clock, rules);
  switch (changed?.what) {
    case 'RESUMED':
      return afterStandstills(clock, { ...clock, due }, [changed], rules.calendar);
    case 'STOOD_STILL':
      return afterStandstills(clock, { ...clock, due }, changed.pieces, rules.calendar);
    case 'CALENDAR':
      return corrected({ ...clock, due }, rules, changed.before, clock.pausedAt ?? changed.since);
    case 'LIMIT':
      return induced(clock, rules.calendar, changed.since, fromTheStart(clock, rules));
    default:
      return { ...clock, due };
  }
}

function started(clock: Clock, { calendar, mode }: ClockRules): ClockInstants {
  const ladder = clock.ladder.map((offset) => ({ rung: offset, offset }));
  const start = { anchor: clock.anchor, ladder, ...(mode === undefined ? {} : { mode }) };
  const { limit } = clock;
  if (!('orUntil' in limit)) return startClock(calendar, { ...start, ...limit });
  const byBudget = startClock(calendar, { ...start, budget: limit.budget });
  const byDate = startClock(calendar, { ...start, until: limit.orUntil });
  return epochMs(byDate.due) > epochMs(byBudget.due) ? byDate : byBudget;
}

/** As if the clock had run by these rules from its start, less the time for which it stood still. */
function fromTheStart(clock: Clock, rules: ClockRules): Instants {
  return afterStandstills(clock, started(clock, rules), clock.stood, rules.calendar);
}

function afterStandstills(
  clock: Clock,
  instants: Instants,
  standstills: readonly Standstill[],
  calendar: Calendar,
): Instants {
  const budget = 'budget' in clock.limit ? { budget: clock.limit.budget } : {};
  let current = instants;
  for (const { from, to } of standstills) {
    const { due, rungs } = current;
    current = resumeClock(calendar, { pausedAt: from, resumedAt: to, due, rungs, ...budget });
  }
  return current;
}

/** What is worked stays worked (rule 7); a clock up to a date ends with that date's working time. */
function corrected(
  clock: Clock & { due: Instant },
  rules: ClockRules,
  before: CalendarRef,
  since: Instant,
): Instants {
  if (!('budget' in clock.limit) || 'orUntil' in clock.limit) {
    return induced(clock, rules.calendar, since, fromTheStart(clock, rules));
  }
  const { due, rungs } = correctClock(
    rules.calendars(before),
    rules.calendar,
    {
      due: clock.due,
      rungs: clock.rungs.map(({ rung, at, reached }) => ({ rung, at, recorded: reached })),
      budget: clock.limit.budget,
    },
    since,
  );
  return induced(clock, rules.calendar, since, { due: due.at, provisional: due.provisional, rungs });
}

/** A rung that the change itself puts into the past is reached once, at the next working instant (rule 9). */
function induced(clock: Clock, calendar: Calendar, since: Instant, instants: Instants): Instants {
  const isOnRecord = (name: string) =>
    clock.rungs.some((rung) => rung.rung === name && (rung.reached || rung.waived));
  return {
    ...instants,
    rungs: instants.rungs.map(({ rung, at }) => {
      const was = clock.rungs.find((each) => each.rung === rung)?.at;
      if (isOnRecord(rung) || (was !== undefined && epochMs(was) < epochMs(since))) return { rung, at };
      const moved = movedRung(calendar, at, since);
      return moved.policyInduced ? { rung, at: moved.at, induced: true } : { rung, at };
    }),
  };
}
