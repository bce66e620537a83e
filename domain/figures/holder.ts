import type { Clock, PauseReason } from '../order/clock.ts';
import { cancellationHold } from '../order/hold.ts';
import { journey } from '../order/journey.ts';
import type { Lot } from '../order/lot.ts';
import { lotStages, type Stage } from '../order/stage-names.ts';
import type { OrderState } from '../order/state.ts';
import type { Party } from './party.ts';

/** Who holds an order at one moment, and by which stage, lot and clock that is told. */
export interface Holder {
  party: Party;
  stage: Stage;
  /** The lot that decides, while the order is in fulfilment. */
  lotId?: string;
  /** The clock of the stage; an incident that it stood still for takes the time from the party. */
  clockId?: string;
  /** Why the clock of the stage stands still, when that decides. */
  reason?: PauseReason;
}

/** Stages in which an order is with somebody outside the company, whoever follows it up. */
const heldOutside: Partial<Record<Stage, Party>> = {
  MATERIAL_SHORTAGE: 'SUPPLIER',
  SHIPPED: 'CARRIER',
  // The window for acceptance, and the term of payment.
  DELIVERED: 'CUSTOMER',
  SETTLING: 'CUSTOMER',
};

const heldWhilePaused: Record<PauseReason, Party> = {
  AWAITING_INFO: 'CUSTOMER',
  AWAITING_CUSTOMER_DECISION: 'CUSTOMER',
  CUSTOMER_REQUEST: 'CUSTOMER',
  SUPPLIER: 'SUPPLIER',
  INCIDENT: 'NOBODY',
  HOLD: 'NOBODY',
  CHANGE: 'CUSTOMER',
  CANCELLATION: 'CUSTOMER',
  EXCEPTION: 'NOBODY',
};

/**
 * Who holds an order as it stands (rule 18), the first of these that applies:
 * 1. the clock of the stage stands still: whom the reason names that came first - CUSTOMER_REQUEST the customer, SUPPLIER
 *    the supplier, CHANGE and CANCELLATION the customer who asked for them, INCIDENT, HOLD and EXCEPTION
 *    nobody;
 * 2. the stage waits for the customer (AWAITING_INFO, AWAITING_CUSTOMER_DECISION) and our clock stands still for it: the
 *    customer; a gap of our own stops no clock, and the department keeps the order (ruling 6);
 * 3. MATERIAL_SHORTAGE the supplier, SHIPPED the carrier, DELIVERED and SETTLING the customer;
 * 4. the department whose clock the stage has, or which owns it.
 * In fulfilment the least advanced lot decides (ruling 1); of several in one stage, the first whose clock runs.
 */
export function holderOf(state: OrderState): Holder {
  const lot = state.stage === 'IN_FULFILMENT' ? decidingLot(state) : undefined;
  const stage = lot?.stage ?? state.stage;
  const clock = stageClock(state, stage, lot?.lotId);
  const of = {
    stage,
    ...(lot === undefined ? {} : { lotId: lot.lotId }),
    ...(clock === undefined ? {} : { clockId: clock.clockId }),
  };
  const reason = clock?.pauses[0]?.reason ?? cancellationHold(state)?.reason ?? waitingReason(state, stage);
  if (reason !== undefined) return { party: heldWhilePaused[reason], ...of, reason };
  return { party: heldOutside[stage] ?? clock?.owner ?? journey[stage].owner, ...of };
}

function decidingLot(state: OrderState): Lot | undefined {
  const least = Math.min(...state.lots.map((lot) => lotStages.indexOf(lot.stage)));
  const behind = state.lots.filter((lot) => lot.stage === lotStages[least]);
  return behind.find((lot) => stageClock(state, lot.stage, lot.lotId)?.pausedAt === undefined) ?? behind[0];
}

function stageClock(state: OrderState, stage: Stage, lotId: string | undefined): Clock | undefined {
  const kind = journey[stage].clock?.kind;
  return state.clocks.find((clock) => clock.kind === kind && clock.lotId === lotId);
}

/** The stage itself is the reason for which a clock of ours stands still (SLA-10). */
function waitingReason({ clocks }: OrderState, stage: Stage): PauseReason | undefined {
  return clocks.flatMap((clock) => clock.pauses).find((pause) => pause.reason === stage)?.reason;
}
