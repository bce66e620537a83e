import { clockKindNames } from '../../domain/names/clock-names.ts';
import type {
  ClockDifference,
  ClockSide,
  Telling,
  WarningDifference,
} from '../../domain/what-if/difference.ts';
import type { DeliveryForecast } from '../../domain/what-if/forecast.ts';
import type { OrderAnswer } from '../../domain/what-if/what-if.ts';
import type { Answered } from '../what-if/ask-what-if.ts';
import type { Local } from './local-instants.ts';
import { stageName } from './order-view.ts';
import type { WhatIfView } from './what-if-schema.ts';

type OrderView = WhatIfView['orders'][number];
type ClockView = OrderView['clocks'][number];
type WarningView = OrderView['warnings'][number];
type ForecastView = NonNullable<NonNullable<OrderView['delivery']>['before']>;

/** An answer as people read it: instants in the company's zone, people by their names. */
export function whatIfView(answered: Answered, local: Local): WhatIfView {
  const { now, until, totals, orders, more, cut } = answered;
  return {
    now: local(now),
    until: local(until),
    totals: {
      ...totals,
      people: totals.people.map((each) => ({ ...each, names: nameOf(answered, each.personId) })),
    },
    orders: orders.map((order) => orderView(order, answered, local)),
    more,
    cut,
  };
}

function orderView(order: OrderAnswer, answered: Answered, local: Local): OrderView {
  const { clocks, warnings, delivery, refused, ...own } = order;
  return {
    ...own,
    stageName: stageName(own.stage),
    clocks: clocks.map((clock) => clockView(clock, local)),
    warnings: warnings.map((warning) => warningView(warning, answered, local)),
    ...(delivery === undefined
      ? {}
      : { delivery: eachSide(delivery, (forecast) => forecastView(forecast, local)) }),
    refused: refused.map(({ command, refusal: { code, detail } }) => ({ command, code, detail })),
  };
}

function clockView({ before, after, ...clock }: ClockDifference, local: Local): ClockView {
  return {
    ...clock,
    kindName: clockKindNames[clock.kind],
    ...eachSide({ ...(before && { before }), ...(after && { after }) }, (side) => sideView(side, local)),
  };
}

function sideView({ due, endedAt, ...side }: ClockSide, local: Local): NonNullable<ClockView['before']> {
  const ended = endedAt === undefined ? {} : { endedAt: local(endedAt) };
  return { ...side, due: due === null ? null : local(due), ...ended };
}

function warningView(
  { before, after, ...warning }: WarningDifference,
  answered: Answered,
  local: Local,
): WarningView {
  const told = ({ at, people, ...telling }: Telling) => ({
    ...telling,
    at: local(at),
    people: people.map((personId) => ({ personId, names: nameOf(answered, personId) })),
  });
  return {
    ...warning,
    kindName: clockKindNames[warning.kind],
    ...eachSide({ ...(before && { before }), ...(after && { after }) }, told),
  };
}

function forecastView({ promisedAt, expectedAt, late }: DeliveryForecast, local: Local): ForecastView {
  const expected = expectedAt === undefined ? {} : { expectedAt: local(expectedAt) };
  return { promisedAt: local(promisedAt), ...expected, late };
}

function eachSide<Side, View>(
  { before, after }: { before?: Side; after?: Side },
  view: (side: Side) => View,
): { before?: View; after?: View } {
  return {
    ...(before === undefined ? {} : { before: view(before) }),
    ...(after === undefined ? {} : { after: view(after) }),
  };
}

function nameOf({ names }: Answered, personId: string): { zh: string; en: string } {
  return names.get(personId) ?? { zh: personId, en: personId };
}
