import { epochMs, type Instant } from '../instant.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { chargedMinutes } from '../working-time/charged-minutes.ts';
import type { Custody } from './custody.ts';
import type { Holder } from './holder.ts';
import type { Party } from './party.ts';

/** Time for which one party held the order, with its working minutes. */
export interface Holding extends Holder {
  from: Instant;
  until: Instant;
  minutes: number;
}

/** Every working minute of an order, charged to exactly one party (rule 18). */
export interface Attribution {
  from: Instant;
  until: Instant;
  /** The working minutes from `from` to `until`: what the parties have together. */
  minutes: number;
  /** Parties by minutes, the most first; none with 0. */
  parties: { party: Party; minutes: number }[];
  holdings: Holding[];
}

/**
 * The working minutes of each party until the order's end or `now`, all by one calendar - the company's, whatever
 * calendars departments have, so that the sum is the order's own working time. `span` leaves out what lies outside it.
 * Undefined when nothing of the order lies in it.
 */
export function attributionOf(
  { handovers, endedAt, incidents }: Custody,
  calendar: Calendar,
  now: Instant,
  span?: { from: Instant; until: Instant },
): Attribution | undefined {
  const [first] = handovers;
  const lastAt = handovers.at(-1)?.at;
  if (first === undefined || lastAt === undefined) return undefined;
  const end = endedAt ?? later(now, lastAt);
  const from = span === undefined ? first.at : later(first.at, span.from);
  const until = span === undefined ? end : earlier(end, span.until);
  if (epochMs(until) < epochMs(from)) return undefined;
  const pieces = handovers
    .map((handover, index) => ({ ...handover, from: handover.at, until: handovers[index + 1]?.at ?? end }))
    .flatMap(({ at: _at, ...piece }) => withoutIncidents(piece, incidents))
    .map((piece) => ({ ...piece, from: later(piece.from, from), until: earlier(piece.until, until) }))
    .filter((piece) => epochMs(piece.from) < epochMs(piece.until));
  const each = chargedMinutes(
    calendar,
    pieces.map((piece, index) => ({ at: piece.from, party: String(index) })),
    until,
  );
  const holdings = pieces.map((piece, index) => ({ ...piece, minutes: each.get(String(index)) ?? 0 }));
  return {
    from,
    until,
    minutes: holdings.reduce((sum, { minutes }) => sum + minutes, 0),
    parties: partySums(holdings),
    holdings,
  };
}

/** Minutes by party, the most first; none with 0. */
export function partySums(
  charges: readonly { party: Party; minutes: number }[],
): { party: Party; minutes: number }[] {
  const sums = new Map<Party, number>();
  for (const { party, minutes } of charges) sums.set(party, (sums.get(party) ?? 0) + minutes);
  return [...sums]
    .map(([party, minutes]) => ({ party, minutes }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes || a.party.localeCompare(b.party));
}

type Piece = Omit<Holding, 'minutes'>;

function withoutIncidents(piece: Piece, incidents: Custody['incidents']): Piece[] {
  const { clockId } = piece;
  if (clockId === undefined) return [piece];
  const cuts = incidents
    .filter((incident) => incident.clockId === clockId)
    .map((incident) => ({ from: later(incident.from, piece.from), to: earlier(incident.to, piece.until) }))
    .filter(({ from, to }) => epochMs(from) < epochMs(to))
    .sort((a, b) => epochMs(a.from) - epochMs(b.from));
  const parts: Piece[] = [];
  let from = piece.from;
  for (const cut of cuts) {
    if (epochMs(from) < epochMs(cut.from)) parts.push({ ...piece, from, until: cut.from });
    parts.push({ ...piece, party: 'NOBODY', reason: 'INCIDENT', from: cut.from, until: cut.to });
    from = cut.to;
  }
  return [...parts, { ...piece, from }];
}

function later(a: Instant, b: Instant): Instant {
  return epochMs(a) >= epochMs(b) ? a : b;
}

function earlier(a: Instant, b: Instant): Instant {
  return epochMs(a) <= epochMs(b) ? a : b;
}
