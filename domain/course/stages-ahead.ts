import { epochMs, type Instant } from '../instant.ts';
import type { Clock } from '../order/clock.ts';
import { type CalendarSource, clockFacts } from '../order/clock-facts.ts';
import { journey } from '../order/journey.ts';
import type { Lot } from '../order/lot.ts';
import { calendarOf } from '../order/order-calendar.ts';
import { isFinal, type Stage } from '../order/stage-names.ts';
import type { OrderState } from '../order/state.ts';
import { type PolicyValues, workingDayMode } from '../policy/policy.ts';

/** A stage still to come, and when it would be due if every one before it took its whole time (TRACK-06). */
export interface StageAhead {
  stage: Stage;
  lotId?: string;
  plannedAt: Instant;
}

/** What the forecast is made with. */
export interface Outlook {
  policy: PolicyValues;
  calendars: CalendarSource;
  now: Instant;
}

const beforeLots: readonly Stage[] = ['RECEIVED', 'UNDER_REVIEW', 'QUOTED', 'CONTRACTED', 'CONFIRMED'];
const ofLots: readonly Stage[] = [
  'RELEASED',
  'PLANNING',
  'PLANNED',
  'IN_PRODUCTION',
  'IN_QC',
  'STOCKED_IN',
  'READY_TO_SHIP',
  'SHIPPED',
  'DELIVERED',
  'LOT_ACCEPTED',
];
const afterLots: readonly Stage[] = ['ACCEPTED', 'SETTLING', 'SETTLED', 'CLOSED', 'ARCHIVED'];

/** Stages beside the way, and the one that comes after them. */
const backTo: Partial<Record<Stage, Stage>> = {
  AWAITING_INFO: 'RECEIVED',
  AWAITING_CUSTOMER_DECISION: 'UNDER_REVIEW',
  MATERIAL_SHORTAGE: 'PLANNED',
  REWORK: 'IN_QC',
  DELIVERY_EXCEPTION: 'SHIPPED',
};

/** The stages still to come if nothing goes wrong: those of the order, and those of each lot. */
export function stagesAhead(state: OrderState, outlook: Outlook): StageAhead[] {
  if (isFinal(state.stage)) return [];
  const walk = (stages: readonly Stage[], from: Instant, lot?: Lot) =>
    walked(state, outlook, stages, from, lot);
  if (state.cancellation !== undefined) return [cancelled(state, outlook.now)];
  const open = presentEnd(state, outlook.now);
  if (state.stage === 'IN_FULFILMENT') {
    const lots = state.lots.map((lot) =>
      walk(following(ofLots, lot.stage), presentEnd(state, outlook.now, lot.lotId), lot),
    );
    const ends = lots.map(({ end }) => end);
    return [...lots.flatMap(({ ahead }) => ahead), ...walk(afterLots, latest(ends, outlook.now)).ahead];
  }
  if (afterLots.includes(state.stage)) return walk(following(afterLots, state.stage), open).ahead;
  return walk([...following(beforeLots, state.stage), ...ofLots, ...afterLots], open).ahead;
}

/** An order that is being cancelled ends when the cancellation is settled. */
function cancelled({ clocks }: OrderState, now: Instant): StageAhead {
  const due = clocks.find(({ kind }) => kind === 'cancellationSettlement')?.due;
  return { stage: 'CANCELLED', plannedAt: latest(due === undefined ? [] : [due], now) };
}

function following(way: readonly Stage[], stage: Stage): readonly Stage[] {
  const back = backTo[stage];
  return back === undefined ? way.slice(way.indexOf(stage) + 1) : way.slice(way.indexOf(back));
}

/** When the present stage ends at the latest: its clock's due instant, or now where that is over or there is none. */
function presentEnd(state: OrderState, now: Instant, lotId?: string): Instant {
  const lot = state.lots.find((each) => each.lotId === lotId);
  const kind = journey[lot?.stage ?? state.stage].clock?.kind;
  const clock = state.clocks.find((each) => each.kind === kind && each.lotId === lotId);
  return latest(clock?.due === undefined ? [] : [clock.due], now);
}

function walked(
  state: OrderState,
  outlook: Outlook,
  stages: readonly Stage[],
  from: Instant,
  lot?: Lot,
): { ahead: StageAhead[]; end: Instant } {
  const ahead: StageAhead[] = [];
  let end = from;
  for (const stage of stages) {
    const plannedAt = dueOf(state, outlook, stage, end, lot);
    ahead.push(lot === undefined ? { stage, plannedAt } : { stage, lotId: lot.lotId, plannedAt });
    end = latest([plannedAt], end);
  }
  return { ahead, end };
}

/** The due instant of a stage that would be entered then; a stage without a clock is left at once. */
function dueOf(state: OrderState, outlook: Outlook, stage: Stage, anchor: Instant, lot?: Lot): Instant {
  const { policy, calendars } = outlook;
  const definition = journey[stage].clock;
  if (definition === undefined) return anchor;
  const limit = definition.limit(policy, state, lot);
  if (limit === undefined) return anchor;
  const { kind, owner, assignee } = definition;
  const running = { clockId: '', kind, owner, assignee, cycle: 1, anchor, limit };
  const clock: Clock = { ...running, ladder: [], rungs: [], pauses: [], stood: [] };
  const rules = { calendar: calendars(calendarOf(state, owner)), calendars, mode: workingDayMode(policy) };
  return clockFacts(clock, rules).due;
}

function latest(instants: readonly Instant[], atLeast: Instant): Instant {
  return instants.reduce((last, each) => (epochMs(each) > epochMs(last) ? each : last), atLeast);
}
