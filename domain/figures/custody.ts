import { epochMs, type Instant } from '../instant.ts';
import { applyEntry, unopened } from '../order/apply.ts';
import type { Standstill } from '../order/clock.ts';
import type { Entry, OrderEvent } from '../order/events.ts';
import { isFinal } from '../order/stage-names.ts';
import type { OrderState } from '../order/state.ts';
import { type Holder, holderOf } from './holder.ts';

/** Kinds of event that say who holds an order; a journal without the others gives the same answer. */
export const holdingEvents = [
  'orderReceived',
  'orderStageEntered',
  'lotStageEntered',
  'lotOpened',
  'lotSplit',
  'clockStarted',
  'clockStopped',
  'clockPaused',
  'clockResumed',
  'clockStoodStill',
  'holdPlaced',
  'holdReleased',
] as const satisfies readonly OrderEvent['type'][];

/** What a journal tells of who held an order: from receipt until its final stage, or still. */
export interface Custody {
  handovers: ({ at: Instant } & Holder)[];
  /** Absent while the order is open. */
  endedAt?: Instant;
  /** Incidents that were recorded later, each taking the time from the clock's holder. */
  incidents: ({ clockId: string } & Standstill)[];
}

/**
 * Who held an order when, from its journal (all of it, or the entries that hold `holdingEvents`). An act that happened
 * before the last handover, as one of another lot may that was typed late, hands over from that one on.
 */
export function custodyOf(orderId: string, entries: readonly Entry[]): Custody {
  const handovers: Custody['handovers'] = [];
  const incidents: Custody['incidents'] = [];
  let state = unopened(orderId);
  for (const entry of entries) {
    const before = state;
    state = applyEntry(state, entry);
    incidents.push(...stoodStill(before, state, entry));
    const last = handovers.at(-1);
    const at = last === undefined ? state.receivedAt : notBefore(entry.occurredAt, last.at);
    if (isFinal(state.stage)) return { handovers, endedAt: at, incidents };
    const holder = holderOf(state);
    if (last === undefined || !isSame(holder, last)) handovers.push({ at, ...holder });
  }
  return { handovers, incidents };
}

/** The pieces by which an incident let clocks stand still: the time in which they ran, as the reducer reckons it. */
function stoodStill(before: OrderState, after: OrderState, { events }: Entry): Custody['incidents'] {
  return events.flatMap((event) => {
    if (event.type !== 'clockStoodStill') return [];
    const { clockId } = event;
    const known = before.clocks.find((clock) => clock.clockId === clockId)?.stood ?? [];
    const stood = after.clocks.find((clock) => clock.clockId === clockId)?.stood ?? [];
    return stood.filter((piece) => !known.includes(piece)).map((piece) => ({ clockId, ...piece }));
  });
}

function isSame(a: Holder, b: Holder): boolean {
  const keys = ['party', 'stage', 'lotId', 'clockId', 'reason'] as const;
  return keys.every((key) => a[key] === b[key]);
}

function notBefore(at: Instant, earliest: Instant): Instant {
  return epochMs(at) >= epochMs(earliest) ? at : earliest;
}
