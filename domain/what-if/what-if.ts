import type { Refusal } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { CommandName } from '../order/inputs.ts';
import { policyOf } from '../order/policy-of.ts';
import type { Stage } from '../order/stage-names.ts';
import { type OrderState, visibleStage } from '../order/state.ts';
import type { PolicyValues } from '../policy/policy.ts';
import {
  type Addressing,
  type ClockDifference,
  clockDifferences,
  type WarningDifference,
  warningDifferences,
} from './difference.ts';
import { type DeliveryForecast, deliveryForecast, withLaterPlan } from './forecast.ts';
import { type Future, fork } from './fork.ts';
import { type Circumstances, lateLots, supposedActs } from './supposed-acts.ts';
import type { OrderRules } from './turn.ts';

/** A question about orders: what is supposed, up to when, and who would be told. */
export interface Question extends Circumstances {
  until: Instant;
  peopleOf: Record<'before' | 'after', Addressing>;
}

/** What the suppositions would do to one order. */
export interface OrderAnswer {
  orderId: string;
  orderNumber: string;
  stage: Stage;
  clocks: ClockDifference[];
  warnings: WarningDifference[];
  /** Absent where neither future has a promise to keep. */
  delivery?: { before?: DeliveryForecast; after?: DeliveryForecast };
  /** What the rules would refuse of the suppositions. */
  refused: { command: CommandName; refusal: Refusal }[];
}

/**
 * Lets an order go on twice from now to the horizon, as it is and as supposed, by the very rules that decide live, and
 * tells what differs; where nothing is supposed, what comes. Writes nothing (what-if).
 */
export function whatIf(state: OrderState, policy: PolicyValues, question: Question): OrderAnswer {
  const { calendars, suppositions, until, now, peopleOf } = question;
  const order = calendars.prepared(state);
  const rules: OrderRules = { policy, calendars: calendars.source };
  const acts = supposedActs(order, question);
  const before = fork(order, acts.before, rules, { now, until });
  const after = isIdle(acts) ? before : fork(order, acts.after, rules, { now, until });
  const all = suppositions.every(({ kind }) => kind === 'NOTHING');
  const comparison = { until, calendars: calendars.source, all };
  const sides = [
    { future: before, peopleOf: peopleOf.before },
    { future: after, peopleOf: peopleOf.after },
  ] as const;
  const expected = forecastOf(before, before.settled.state, policy, calendars.source);
  const supposed = forecastOf(after, delayed(state, after, question), policy, calendars.source);
  const delivery = { ...(expected && { before: expected }), ...(supposed && { after: supposed }) };
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    stage: visibleStage(state),
    clocks: clockDifferences(before, after, comparison),
    warnings: warningDifferences(...sides, comparison),
    ...(Object.keys(delivery).length === 0 ? {} : { delivery }),
    refused: after.refused.map(({ act, refusal }) => ({
      command: 'command' in act ? act.command.name : act.name,
      refusal,
    })),
  };
}

/** True when the suppositions do anything to the order that is worth listing. */
export function isAffected({ clocks, warnings, delivery, refused }: OrderAnswer): boolean {
  if (clocks.length > 0 || warnings.length > 0 || refused.length > 0) return true;
  return JSON.stringify(delivery?.before) !== JSON.stringify(delivery?.after);
}

function isIdle({ before, after }: { before: unknown[]; after: unknown[] }): boolean {
  return before.length === 0 && after.length === 0;
}

function forecastOf(
  { settled }: Future,
  state: OrderState,
  started: PolicyValues,
  source: OrderRules['calendars'],
): DeliveryForecast | undefined {
  const policy = policyOf(state, started);
  return deliveryForecast(state, { policy, calendars: source, now: settled.at });
}

/** What waited for late material is made later by as much, though nobody has planned it anew. */
function delayed(before: OrderState, { settled }: Future, { suppositions, calendars }: Question): OrderState {
  return [...lateLots(before, suppositions)].reduce(
    (state, [{ lotId }, workingDays]) =>
      withLaterPlan(state, lotId, workingDays, { calendars: calendars.source }),
    settled.state,
  );
}
