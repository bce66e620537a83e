import type { Instant } from '../instant.ts';
import { quantityOf, thousandths } from '../money/quantity.ts';
import { answeredClocks, changeClock, withCalendarChange } from './apply-clock.ts';
import { applyBypass } from './bypass.ts';
import { applyCancellation } from './cancellation/events.ts';
import { applyChangeEvent } from './change/apply-change-event.ts';
import type { CalendarRef } from './clock.ts';
import { detailsAfter, withCorrection } from './correction-record.ts';
import { withCredit } from './credit.ts';
import type { CommitFacts, Entry, OrderEvent, OrderReceived } from './events.ts';
import { isReleased } from './hold.ts';
import { factsStillKnown } from './known-facts.ts';
import type { Lot, LotLine } from './lot.ts';
import { casesAfter } from './noted-cases.ts';
import { calendarOf, withCalendar } from './order-calendar.ts';
import { applyReceiptCheck, stillChecked } from './receipt-checks.ts';
import { applyQuestion, reopened, withReview } from './review/apply-review.ts';
import type { OrderState } from './state.ts';
import { applyTracking } from './tracking.ts';

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
  const clocks = answeredClocks(state.clocks, facts.clocks);
  const { orderNumber, credit } = facts;
  const answered = orderNumber === undefined ? { ...state, clocks } : { ...state, clocks, orderNumber };
  return credit === undefined ? answered : withCredit(answered, credit);
}

/** The state after one event. Pure: no event is refused here, and none reads the time. */
export function apply(state: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'orderReceived':
      return received(state, event);
    case 'gapsFound':
      return { ...state, gaps: event.gaps };
    case 'detailsChanged':
      return stillChecked(
        state.details,
        {
          ...state,
          details: detailsAfter(state.details, event),
          facts: factsStillKnown(state.facts, state.details, event.after, event.otherwise),
          ...withCorrection(state, event),
        },
        event.after,
      );
    case 'orderStageEntered':
      return { ...state, stage: event.stage };
    case 'reviewRecorded':
      return withReview(state, event.review);
    case 'reviewsReopened':
      return reopened(state, event.departments);
    case 'questionAsked':
    case 'questionAnswered':
      return applyQuestion(state, event);
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
      return onLot(state, event.lotId, unsigned);
    case 'shippingCleared':
      return onLot(state, event.lotId, unshipped);
    case 'clockStarted':
      return {
        ...state,
        clocks: [...state.clocks, { ...event.clock, rungs: [], pauses: [], stood: [] }],
        cycles: { ...state.cycles, [cycleKey(event.clock.kind, event.clock.lotId)]: event.clock.cycle },
      };
    case 'clockStopped':
      return { ...state, clocks: state.clocks.filter((clock) => clock.clockId !== event.clockId) };
    case 'clockPaused':
    case 'clockResumed':
    case 'rungReached':
    case 'rungsAcknowledged':
    case 'rungsWaived':
    case 'clockReassigned':
    case 'clockStoodStill':
    case 'clockLimitChanged':
      return {
        ...state,
        clocks: state.clocks.map((clock) =>
          clock.clockId === event.clockId ? changeClock(clock, event) : clock,
        ),
      };
    case 'clockUrged':
      return state;
    case 'calendarCorrected':
      return corrected(state, event.calendar, event.at);
    case 'policyMigrated':
      return { ...state, policyVersion: event.version, migratedPolicy: event.values };
    case 'instructionRecorded':
      return { ...state, instructions: [...(state.instructions ?? []), event.instruction] };
    case 'holdPlaced':
      return { ...state, holds: [...(state.holds ?? []), event.hold] };
    case 'holdReleased':
      return { ...state, holds: state.holds?.filter((hold) => !isReleased(hold, event)) ?? [] };
    case 'exceptionRaised':
      return state;
    case 'caseNoted':
    case 'caseEndNoted':
      return { ...state, cases: casesAfter(state.cases ?? [], event) };
    case 'cancellationRequested':
    case 'stopAcknowledged':
    case 'dispositionRecorded':
    case 'cancellationConfirmed':
    case 'cancellationSettled':
    case 'forfeitApproved':
    case 'cancellationSettlementApproved':
    case 'cancellationWithdrawn':
    case 'compensated':
    case 'cancellationCompleted':
      return applyCancellation(state, event);
    case 'approvalBypassed':
    case 'bypassMadeUp':
      return applyBypass(state, event);
    case 'trackingRecorded':
    case 'orderAssigned':
      return applyTracking(state, event);
    case 'riskReported':
      return { ...state, risks: [...(state.risks ?? []), event.risk] };
    case 'customerVerified':
    case 'requirementsConfirmed':
    case 'originalRecorded':
      return applyReceiptCheck(state, event);
    case 'acknowledgedToCustomer':
      return { ...state, acknowledgement: event.acknowledgement };
    case 'customerPrewarned':
      return { ...state, customerPrewarning: event.prewarning };
    case 'changeRequested':
    case 'changeRecorded':
    case 'changeEvaluated':
    case 'changeConfirmed':
    case 'changeEnded':
    case 'changeTold':
    case 'lotLinesChanged':
    case 'lotBegunAnew':
    case 'lotDropped':
    case 'stockReleased':
    case 'configurationConfirmed':
    case 'modificationRecorded':
      return applyChangeEvent(state, event);
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

function unshipped({ packingList: _list, transport: _transport, ...lot }: Lot): Lot {
  return lot;
}

function unsigned({ skipped: _skipped, ...lot }: Lot): Lot {
  return { ...lot, countersignatures: {} };
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

function onLot(state: OrderState, lotId: string, change: (lot: Lot) => Lot): OrderState {
  return { ...state, lots: state.lots.map((lot) => (lot.lotId === lotId ? change(lot) : lot)) };
}

/** The order goes on by another version of a calendar; the clocks that run by it wait for new instants (rule 7). */
function corrected(state: OrderState, calendar: CalendarRef, since: Instant): OrderState {
  const clocks = state.clocks.map((clock) => {
    const before = calendarOf(state, clock.owner);
    return before.calendarId === calendar.calendarId && before.version !== calendar.version
      ? withCalendarChange(clock, before, since)
      : clock;
  });
  return withCalendar({ ...state, clocks }, calendar);
}
