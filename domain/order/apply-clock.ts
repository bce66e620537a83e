import { epochMs, type Instant } from '../instant.ts';
import type { CalendarRef, Clock, ClockFacts, Pause, Rung, Standstill } from './clock.ts';
import type { OrderEvent } from './events.ts';

type ClockEvent = Extract<
  OrderEvent,
  {
    type:
      | 'clockPaused'
      | 'clockResumed'
      | 'rungReached'
      | 'rungsAcknowledged'
      | 'rungsWaived'
      | 'clockReassigned'
      | 'clockStoodStill'
      | 'clockLimitChanged';
  }
>;

/** The clock after one event about it. */
export function changeClock(clock: Clock, event: ClockEvent): Clock {
  switch (event.type) {
    case 'clockPaused':
      return paused(clock, event);
    case 'clockResumed':
      return resumed(clock, event.reason, event.at);
    case 'rungReached':
      return onRungs(clock, [event.rung], (rung) => ({ ...rung, reached: true }));
    case 'rungsAcknowledged':
      return onRungs(clock, event.rungs, (rung) => ({ ...rung, acknowledged: true }));
    case 'rungsWaived':
      return onRungs(clock, event.rungs, (rung) => ({ ...rung, waived: true }));
    case 'clockReassigned':
      return { ...clock, assignedTo: event.personId };
    case 'clockStoodStill':
      return stoodStill(clock, event.from, event.to);
    case 'clockLimitChanged':
      return {
        ...clock,
        limit: event.limit,
        ladder: event.ladder,
        changed: { what: 'LIMIT', since: event.at },
      };
  }
}

/** The clock with the instants that the commit answered; what was on record of a rung stays (rule 9). */
function withFacts(clock: Clock, facts: ClockFacts): Clock {
  const { changed: _answered, provisional: _old, ...rest } = clock;
  const known = new Map(clock.rungs.map((rung) => [rung.rung, rung]));
  const rungs = facts.rungs.map((rung): Rung => ({ ...known.get(rung.rung), ...rung, reached: false }));
  // A ladder that was changed keeps what it has on record, though it would have no such rung any more.
  const kept = clock.rungs.filter((rung) => rung.reached || rung.waived);
  const open = rungs.filter((rung) => kept.every((each) => each.rung !== rung.rung));
  const answered: Clock = {
    ...rest,
    due: facts.due,
    rungs: [...kept, ...open].sort((a, b) => epochMs(a.at) - epochMs(b.at)),
  };
  if (facts.provisional) answered.provisional = true;
  const ends = new Map(facts.pauseEnds?.map((end) => [end.reason, end.at]));
  if (ends.size > 0) answered.pauses = rest.pauses.map((pause) => withEnd(pause, ends.get(pause.reason)));
  return answered;
}

/** The clock goes on by another version of its calendar. */
export function withCalendarChange(clock: Clock, before: CalendarRef, since: Instant): Clock {
  // Two corrections before an answer: what was computed by the first calendar is corrected to the last.
  const first = clock.changed?.what === 'CALENDAR' ? clock.changed.before : before;
  return { ...clock, changed: { what: 'CALENDAR', before: first, since } };
}

function withEnd(pause: Pause, endsAt: Instant | undefined): Pause {
  return endsAt === undefined ? pause : { ...pause, endsAt };
}

function paused(clock: Clock, event: Extract<ClockEvent, { type: 'clockPaused' }>): Clock {
  const { reason, at, cap } = event;
  if (clock.pauses.some((pause) => pause.reason === reason)) return clock;
  const pause = cap === undefined ? { reason, at } : { reason, at, cap };
  return { ...clock, pauses: [...clock.pauses, pause], pausedAt: clock.pausedAt ?? at };
}

function resumed({ pausedAt, ...clock }: Clock, reason: Pause['reason'], at: Instant): Clock {
  const pauses = clock.pauses.filter((pause) => pause.reason !== reason);
  if (pausedAt === undefined) return { ...clock, pauses };
  if (pauses.length > 0) return { ...clock, pauses, pausedAt };
  const standstill = { from: pausedAt, to: at };
  return {
    ...clock,
    pauses,
    stood: [...clock.stood, standstill],
    changed: { what: 'RESUMED', ...standstill },
  };
}

/** Only the time counts in which the clock was there and ran; what stood still already is not counted twice. */
function stoodStill(clock: Clock, from: Instant, to: Instant): Clock {
  const still = clock.pausedAt === undefined ? clock.stood : [...clock.stood, { from: clock.pausedAt, to }];
  const own = epochMs(from) < epochMs(clock.anchor) ? clock.anchor : from;
  const pieces = still.reduce(without, epochMs(own) < epochMs(to) ? [{ from: own, to }] : []);
  if (pieces.length === 0) return clock;
  const stood = [...clock.stood, ...pieces].sort((a, b) => epochMs(a.from) - epochMs(b.from));
  return { ...clock, stood, changed: { what: 'STOOD_STILL', pieces } };
}

function without(pieces: readonly Standstill[], taken: Standstill): Standstill[] {
  return pieces
    .flatMap((piece) => [
      { from: piece.from, to: earlier(piece.to, taken.from) },
      { from: later(piece.from, taken.to), to: piece.to },
    ])
    .filter((piece) => epochMs(piece.from) < epochMs(piece.to));
}

function earlier(a: Instant, b: Instant): Instant {
  return epochMs(a) <= epochMs(b) ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return epochMs(a) >= epochMs(b) ? a : b;
}

function onRungs(clock: Clock, names: readonly string[], change: (rung: Rung) => Rung): Clock {
  return {
    ...clock,
    rungs: clock.rungs.map((rung) => (names.includes(rung.rung) ? change(rung) : rung)),
  };
}

/** Clocks with the instants that the commit answered for some of them. */
export function answeredClocks(clocks: readonly Clock[], facts: readonly ClockFacts[]): Clock[] {
  const byId = new Map(facts.map((each) => [each.clockId, each]));
  return clocks.map((clock) => {
    const answered = byId.get(clock.clockId);
    return answered === undefined ? clock : withFacts(clock, answered);
  });
}
