import { quantityOf, thousandths } from '../money/quantity.ts';
import type { Clock, ClockFacts } from './clock.ts';
import type { CommitFacts, Entry, OrderEvent, OrderReceived } from './events.ts';
import { factsStillKnown } from './known-facts.ts';
import type { Lot, LotLine } from './lot.ts';
import type { OrderState } from './state.ts';

/** The state that an order has before its first entry: none of its fields has been decided yet. */
export function unopened(orderId: string): OrderState {
  return {
    orderId,
    version: 0,
    actVersion: 0,
    stage: 'RECEIVED',
    details: { channel: 'OTHER', customer: {}, lines: [] },
    facts: { vip: false, customerVerified: false, frameContract: false, lines: [] },
    fingerprint: '',
    receivedAt: '',
    enteredBy: '',
    policyVersion: '',
    calendarId: '',
    calendarVersion: 0,
    gaps: [],
    reviews: {},
    confirmations: {},
    payments: [],
    lots: [],
    clocks: [],
    cycles: {},
    stageSince: {},
  };
}

/** The state after one journal entry. */
export function applyEntry(state: OrderState, entry: Entry): OrderState {
  const next = entry.events.reduce(apply, state);
  const actVersion = entry.by.kind === 'clock' ? next.actVersion : entry.version;
  return { ...next, version: entry.version, actVersion, stageSince: sinceAfter(next, entry) };
}

/** The state with what the commit answered: the order number and due instants of open clocks. */
export function applyFacts(state: OrderState, facts: CommitFacts): OrderState {
  const byId = new Map(facts.clocks.map((clock) => [clock.clockId, clock]));
  const clocks = state.clocks.map((clock) => {
    const answered = byId.get(clock.clockId);
    return answered === undefined ? clock : withFacts(clock, answered);
  });
  return facts.orderNumber === undefined
    ? { ...state, clocks }
    : { ...state, clocks, orderNumber: facts.orderNumber };
}

/** The state after one event. Pure: no event is refused here, and none reads the time. */
export function apply(state: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'orderReceived':
      return received(state, event);
    case 'gapsFound':
      return { ...state, gaps: event.gaps };
    case 'detailsChanged':
      return {
        ...state,
        details: { ...state.details, ...event.after },
        facts: factsStillKnown(state.facts, state.details, event.after),
      };
    case 'orderStageEntered':
      return { ...state, stage: event.stage };
    case 'reviewRecorded':
      return { ...state, reviews: { ...state.reviews, [event.review.department]: event.review } };
    case 'reviewsReopened':
      return reopened(state);
    case 'planConfirmed':
      return { ...state, confirmations: { ...state.confirmations, [event.department]: event.signature } };
    case 'paymentRecorded':
      return { ...state, payments: [...state.payments, event.payment] };
    case 'orderRecorded':
      return { ...state, ...event.record };
    case 'lotOpened':
      return { ...state, lots: [...state.lots, openedLot(event.lotId, event.lines)] };
    case 'lotSplit':
      return split(state, event.lotId, event.newLotId, event.lines);
    case 'stockReserved':
      return state;
    case 'lotStageEntered':
      return onLot(state, event.lotId, (lot) => ({ ...lot, stage: event.stage }));
    case 'lotRecorded':
      return onLot(state, event.lotId, (lot) => ({ ...lot, ...event.record }));
    case 'countersigned':
      return onLot(state, event.lotId, (lot) => ({
        ...lot,
        countersignatures: { ...lot.countersignatures, [event.department]: event.signature },
      }));
    case 'countersignaturesCleared':
      return onLot(state, event.lotId, (lot) => ({ ...lot, countersignatures: {} }));
    case 'shippingCleared':
      return onLot(state, event.lotId, unshipped);
    case 'clockStarted':
      return {
        ...state,
        clocks: [...state.clocks, { ...event.clock, rungs: [], pauses: [] }],
        cycles: { ...state.cycles, [cycleKey(event.clock.kind, event.clock.lotId)]: event.clock.cycle },
      };
    case 'clockStopped':
      return { ...state, clocks: state.clocks.filter((clock) => clock.clockId !== event.clockId) };
    case 'clockPaused':
      return onClock(state, event.clockId, (clock) => paused(clock, event.at, event.reason));
    case 'clockResumed':
      return onClock(state, event.clockId, (clock) => resumed(clock, event.at, event.reason));
    case 'rungReached':
      return onClock(state, event.clockId, (clock) => ({
        ...clock,
        rungs: clock.rungs.map((rung) => (rung.rung === event.rung ? { ...rung, reached: true } : rung)),
      }));
  }
}

/** Key of the cycle counter of a kind of clock on the order or on one lot. */
export function cycleKey(kind: string, lotId?: string): string {
  return lotId === undefined ? kind : `${lotId}.${kind}`;
}

function sinceAfter({ stageSince }: OrderState, entry: Entry): OrderState['stageSince'] {
  const entered = entry.events.flatMap((event) => {
    if (event.type === 'orderStageEntered') return ['order'];
    return event.type === 'lotStageEntered' ? [event.lotId] : [];
  });
  if (entered.length === 0) return stageSince;
  return { ...stageSince, ...Object.fromEntries(entered.map((subject) => [subject, entry.occurredAt])) };
}

function received(state: OrderState, event: OrderReceived): OrderState {
  const { type: _type, ...opening } = event;
  return { ...state, ...opening };
}

function reopened(state: OrderState): OrderState {
  const { decision: _decision, ...rest } = state;
  return { ...rest, reviews: {} };
}

function unshipped({ packingList: _list, transport: _transport, ...lot }: Lot): Lot {
  return lot;
}

function openedLot(lotId: string, lines: LotLine[]): Lot {
  return { lotId, stage: 'RELEASED', lines, planVersion: 0, countersignatures: {}, reworkRounds: 0 };
}

/** The new lot takes the given quantities and a copy of the records; the old one keeps the rest. */
function split(state: OrderState, lotId: string, newLotId: string, lines: LotLine[]): OrderState {
  const taken = new Map(lines.map((line) => [line.line, thousandths(line.quantity)]));
  const source = state.lots.find((lot) => lot.lotId === lotId);
  if (source === undefined) return state;
  const rest = source.lines
    .map((line) => ({ line: line.line, left: thousandths(line.quantity) - (taken.get(line.line) ?? 0) }))
    .filter((line) => line.left > 0)
    .map((line) => ({ line: line.line, quantity: quantityOf(line.left) }));
  const newLot: Lot = { ...source, lotId: newLotId, lines, splitFrom: lotId };
  return {
    ...state,
    lots: [...state.lots.map((lot) => (lot.lotId === lotId ? { ...lot, lines: rest } : lot)), newLot],
  };
}

function paused(clock: Clock, at: string, reason: string): Clock {
  const pauses = clock.pauses.includes(reason) ? clock.pauses : [...clock.pauses, reason];
  if (clock.pausedAt !== undefined && clock.resumedAt === undefined) return { ...clock, pauses };
  // Resumed and paused again before the commit answered: it stands still from now on.
  const { resumedAt: _resumed, ...rest } = clock;
  return { ...rest, pauses, pausedAt: at };
}

function resumed(clock: Clock, at: string, reason: string): Clock {
  const pauses = clock.pauses.filter((each) => each !== reason);
  return pauses.length === 0 && clock.pausedAt !== undefined
    ? { ...clock, pauses, resumedAt: at }
    : { ...clock, pauses };
}

function withFacts(clock: Clock, facts: ClockFacts): Clock {
  const { pausedAt, resumedAt, provisional: _old, ...rest } = clock;
  const reached = new Set(clock.rungs.filter((rung) => rung.reached).map((rung) => rung.rung));
  const answered: Clock = {
    ...rest,
    due: facts.due,
    rungs: facts.rungs.map((rung) => ({ ...rung, reached: reached.has(rung.rung) })),
  };
  if (facts.provisional) answered.provisional = true;
  // A clock paused again before the commit answered for its resume stays paused.
  if (pausedAt !== undefined && resumedAt === undefined) answered.pausedAt = pausedAt;
  return answered;
}

function onLot(state: OrderState, lotId: string, change: (lot: Lot) => Lot): OrderState {
  return { ...state, lots: state.lots.map((lot) => (lot.lotId === lotId ? change(lot) : lot)) };
}

function onClock(state: OrderState, clockId: string, change: (clock: Clock) => Clock): OrderState {
  return {
    ...state,
    clocks: state.clocks.map((clock) => (clock.clockId === clockId ? change(clock) : clock)),
  };
}
