import { type Outlook, stagesAhead } from '../course/stages-ahead.ts';
import { epochMs, type Instant, isBefore } from '../instant.ts';
import { lotHold, orderHold } from '../order/hold.ts';
import type { Lot } from '../order/lot.ts';
import { calendarOf } from '../order/order-calendar.ts';
import type { Stage } from '../order/stage-names.ts';
import type { OrderState } from '../order/state.ts';
import { offsetFrom } from '../working-time/shift.ts';
import { endOfWorkingDay } from '../working-time/working-dates.ts';

/** What was promised to the customer, and when the goods would be there if every step took its whole time. */
export interface DeliveryForecast {
  promisedAt: Instant;
  /** Absent while work is held: it hangs on when work goes on. */
  expectedAt?: Instant;
  /** True when it is expected after the promise. */
  late: boolean;
}

/** What the customer's own acceptance and money take is no part of the promise. */
const afterDelivery: readonly Stage[] = [
  'DELIVERED',
  'LOT_ACCEPTED',
  'ACCEPTED',
  'SETTLING',
  'SETTLED',
  'CLOSED',
  'ARCHIVED',
];

/** Undefined for an order that is delivered, is at its end, or promises no date. */
export function deliveryForecast(state: OrderState, outlook: Outlook): DeliveryForecast | undefined {
  const promisedAt = promiseOf(state, outlook);
  if (promisedAt === undefined) return undefined;
  if (isHeld(state)) return { promisedAt, late: isBefore(promisedAt, outlook.now) };
  const ahead = stagesAhead(state, outlook)
    .filter(({ stage }) => !afterDelivery.includes(stage))
    .map(({ plannedAt }) => plannedAt);
  const underway = state.lots
    .filter(({ stage }) => stage === 'SHIPPED')
    .map((lot) => endOf(state, lot, outlook));
  const [first, ...others] = [...ahead, ...underway];
  if (first === undefined) return undefined;
  const expectedAt = others.reduce((last, each) => (isBefore(last, each) ? each : last), first);
  return { promisedAt, expectedAt, late: isBefore(promisedAt, expectedAt) };
}

/** The order with the plan of a lot so many working days later: what waits for material starts with it. */
export function withLaterPlan(
  state: OrderState,
  lotId: string,
  workingDays: number,
  { calendars }: Pick<Outlook, 'calendars'>,
): OrderState {
  const calendar = calendars(calendarOf(state, 'PRODUCTION'));
  const later = (date: string): string =>
    offsetFrom(calendar, endOfWorkingDay(calendar, date), `+${workingDays}wd`).due.slice(0, 10);
  const lots = state.lots.map((lot) => {
    if (lot.plan === undefined || lot.lotId !== lotId) return lot;
    return { ...lot, plan: { ...lot.plan, start: later(lot.plan.start), finish: later(lot.plan.finish) } };
  });
  return { ...state, lots };
}

function promiseOf(state: OrderState, { calendars }: Outlook): Instant | undefined {
  const clock = state.clocks.find(({ kind }) => kind === 'promisedDelivery');
  if (clock?.due !== undefined) return clock.due;
  const { deliveryDate } = state.details;
  return deliveryDate === undefined
    ? undefined
    : endOfWorkingDay(calendars(calendarOf(state, 'SALES')), deliveryDate);
}

function isHeld(state: OrderState): boolean {
  return (
    orderHold(state) !== undefined || state.lots.some(({ lotId }) => lotHold(state, lotId) !== undefined)
  );
}

/** A lot that is under way is there when its clock says, or now where that is over. */
function endOf(state: OrderState, { lotId }: Lot, { now }: Outlook): Instant {
  const due = state.clocks.find((clock) => clock.kind === 'delivery' && clock.lotId === lotId)?.due;
  return due === undefined || epochMs(due) < epochMs(now) ? now : due;
}
