import { epochMs, type Instant } from '../instant.ts';
import type { Clock, ClockKind } from '../order/clock.ts';
import type { CalendarSource } from '../order/clock-facts.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import { calendarOf } from '../order/order-calendar.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';
import { workingMinutesBetween } from '../working-time/working-minutes.ts';
import { type ForkedClock, type Future, type Warning, warningOf } from './fork.ts';

/** How a clock stands in one future: at its horizon, or when it ended. */
export interface ClockSide {
  /** Null while it stands still: it hangs on when work goes on. */
  due: Instant | null;
  state: 'RUNS' | 'STANDS_STILL' | 'ENDED';
  endedAt?: Instant;
  /** The due instant hangs on an official notice that is still to come. */
  provisional: boolean;
}

/** A clock that is not the same in both futures; a side is absent where there is no such clock. */
export interface ClockDifference {
  clockId: string;
  kind: ClockKind;
  owner: Department;
  lotId?: string;
  before?: ClockSide;
  after?: ClockSide;
  /** Working time by which its due instant moves, in minutes of its owner as things are; negative: earlier. */
  movedMinutes?: number;
}

/** Whom a warning reaches, and when. */
export interface Telling {
  at: Instant;
  level: EscalationLevel;
  roles: Role[];
  /** Ids of those who hold the roles then, or stand in. */
  people: readonly string[];
  critical: boolean;
  /** A change of rules makes it due, not the department (rule 9). */
  induced: boolean;
  /** It comes after the time that was asked about. */
  beyond: boolean;
}

/** STAYS is told only where nothing is supposed. */
export type WarningChange = 'COMES' | 'GOES' | 'MOVES' | 'READDRESSED' | 'STAYS';

/** A rung that is not told alike in both futures. */
export interface WarningDifference {
  clockId: string;
  kind: ClockKind;
  owner: Department;
  lotId?: string;
  rung: string;
  change: WarningChange;
  before?: Telling;
  after?: Telling;
}

/** Names those who would be told of a warning in one future. */
export type Addressing = (warning: Warning) => readonly string[];

/** One of two futures of an order. */
export interface Side {
  future: Future;
  peopleOf: Addressing;
}

/** What both futures are compared with. */
export interface Comparison {
  until: Instant;
  /** The calendars as they are. */
  calendars: CalendarSource;
  /** True: what stays is told too. */
  all: boolean;
}

/** Clocks that differ between two futures of one order. */
export function clockDifferences(before: Future, after: Future, comparison: Comparison): ClockDifference[] {
  return ids(before.clocks, after.clocks).flatMap((clockId) => {
    const [was, is] = [before.clocks.get(clockId), after.clocks.get(clockId)];
    const clock = (is ?? was)?.clock;
    const sides = { ...sideOf('before', was), ...sideOf('after', is) };
    if (clock === undefined || (isAlike(sides.before, sides.after) && !comparison.all)) return [];
    const { kind, owner, lotId } = clock;
    const moved = movedMinutes(before, owner, sides, comparison.calendars);
    const named = { clockId, kind, owner, ...(lotId === undefined ? {} : { lotId }) };
    return [{ ...named, ...sides, ...(moved === undefined ? {} : { movedMinutes: moved }) }];
  });
}

/** Warnings that come, go, move or reach others, as far as one of the futures has them within the horizon. */
export function warningDifferences(before: Side, after: Side, comparison: Comparison): WarningDifference[] {
  const [was, is] = [warningsOf(before, comparison), warningsOf(after, comparison)];
  const differences = ids(was, is).flatMap((key): WarningDifference[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const warning = (now ?? old)?.warning;
    const change = changeOf(old?.told, now?.told);
    if (warning === undefined || change === undefined || (change === 'STAYS' && !comparison.all)) return [];
    const { clock, rung } = warning;
    const { clockId, kind, owner, lotId } = clock;
    const named = { clockId, kind, owner, ...(lotId === undefined ? {} : { lotId }), rung, change };
    return [{ ...named, ...(old && { before: old.told }), ...(now && { after: now.told }) }];
  });
  return differences.sort((a, b) => comesMs(a) - comesMs(b));
}

function comesMs({ before, after }: WarningDifference): number {
  const at = after?.at ?? before?.at;
  return at === undefined ? Number.POSITIVE_INFINITY : epochMs(at);
}

function ids(...maps: ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))];
}

function sideOf<Name extends 'before' | 'after'>(
  name: Name,
  forked: ForkedClock | undefined,
): { [Key in Name]?: ClockSide } {
  const sides: { before?: ClockSide; after?: ClockSide } = {};
  if (forked === undefined) return sides;
  const { clock, endedAt } = forked;
  const provisional = clock.provisional ?? false;
  if (endedAt !== undefined) sides[name] = { due: clock.due ?? null, state: 'ENDED', endedAt, provisional };
  else if (clock.pausedAt !== undefined) sides[name] = { due: null, state: 'STANDS_STILL', provisional };
  else sides[name] = { due: clock.due ?? null, state: 'RUNS', provisional };
  return sides;
}

function isAlike(a: ClockSide | undefined, b: ClockSide | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.state === b.state &&
    a.provisional === b.provisional &&
    isSame(a.due ?? undefined, b.due ?? undefined) &&
    isSame(a.endedAt, b.endedAt)
  );
}

function isSame(a: Instant | undefined, b: Instant | undefined): boolean {
  return a === undefined || b === undefined ? a === b : epochMs(a) === epochMs(b);
}

function movedMinutes(
  { end }: Future,
  owner: Department,
  { before, after }: { before?: ClockSide; after?: ClockSide },
  calendars: CalendarSource,
): number | undefined {
  const [was, is] = [before?.due ?? undefined, after?.due ?? undefined];
  if (was === undefined || is === undefined || isSame(was, is)) return undefined;
  const calendar = calendars(calendarOf(end, owner));
  return workingMinutesBetween(calendar, was, is) - workingMinutesBetween(calendar, is, was);
}

interface Known {
  warning: Warning;
  told: Telling;
}

/** By clock and rung: those that come within the horizon, and those that running clocks still have before them. */
function warningsOf({ future, peopleOf }: Side, { until }: Comparison): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (warning: Warning): void => {
    const { at, level, roles, critical, induced, clock, rung } = warning;
    const beyond = epochMs(at) > epochMs(until);
    const told = { at, level, roles, people: peopleOf(warning), critical, induced, beyond };
    known.set(`${clock.clockId} ${rung}`, { warning, told });
  };
  future.warnings.forEach(add);
  for (const clock of future.end.clocks) {
    for (const rung of comingRungs(clock)) add(warningOf(clock, rung, future.policy));
  }
  return known;
}

function comingRungs({ pausedAt, rungs }: Clock): Clock['rungs'] {
  return pausedAt === undefined ? rungs.filter(({ reached, waived }) => !reached && !waived) : [];
}

function changeOf(was: Telling | undefined, is: Telling | undefined): WarningChange | undefined {
  if ((was?.beyond ?? true) && (is?.beyond ?? true)) return undefined;
  if (was === undefined) return 'COMES';
  if (is === undefined) return 'GOES';
  if (!isSame(was.at, is.at)) return 'MOVES';
  return isSameSet(was.people, is.people) && isSameSet(was.roles, is.roles) ? 'STAYS' : 'READDRESSED';
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
