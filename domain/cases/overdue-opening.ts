import { clockKindNames } from '../names/clock-names.ts';
import type { ClockKind } from '../order/clock.ts';
import { incidentOnly } from '../order/clock-definition.ts';
import { journey } from '../order/journey.ts';
import type { Department } from '../people/departments.ts';
import type { OverdueType } from './case-kinds.ts';
import type { CaseOpening } from './case-opening.ts';

/** A clock of an order that is past its due instant. */
export interface LateClock {
  orderId: string;
  orderNumber: string;
  clockId: string;
  kind: ClockKind;
  lotId?: string;
  owner: Department;
  /** Due instant of the clock. */
  dueAt: string;
}

/** Stages that end with what the customer does: sales asks, and a late customer is no overdue order. */
const waitForCustomer: readonly ClockKind[] = ['contractSigning', 'acceptance', 'payment'];

const deliveryKinds: readonly ClockKind[] = ['promisedDelivery', 'delivery'];

/**
 * What an overdue clock is to ruling 14: a late delivery opens a case at once, a late stage once it is late by
 * `overdue.caseFrom`. Undefined: it opens none, as it measures a target, a further budget of a stage, or what the
 * customer owes.
 */
export function overdueTypeOf(kind: ClockKind): OverdueType | undefined {
  if (deliveryKinds.includes(kind)) return 'DELIVERY_OVERDUE';
  const stage = Object.values(journey).find(({ clock }) => clock?.kind === kind);
  if (stage === undefined || stage.clock?.pausedBy === incidentOnly) return undefined;
  if (waitForCustomer.includes(kind)) return undefined;
  return kind === 'production' ? 'PRODUCTION_OVERDUE' : 'STAGE_OVERDUE';
}

/** Kinds of clocks that open a case by themselves. */
export const caseOpeners: readonly ClockKind[] = [
  ...deliveryKinds,
  ...Object.values(journey).flatMap(({ clock }) =>
    clock !== undefined && !deliveryKinds.includes(clock.kind) && overdueTypeOf(clock.kind) !== undefined
      ? [clock.kind]
      : [],
  ),
];

/** The case of a late clock; `source` names the clock, so that it opens one case. */
export function overdueOpening(late: LateClock, source: string): CaseOpening | undefined {
  const type = overdueTypeOf(late.kind);
  if (type === undefined) return undefined;
  const { orderId, orderNumber, clockId, lotId, owner, dueAt } = late;
  const { zh, en } = clockKindNames[late.kind];
  return {
    kind: 'OVERDUE',
    type,
    department: owner,
    description: `${orderNumber}：${zh}逾期 · ${en} overdue`,
    source,
    orders: [
      { orderId, orderNumber, clockId, lateSince: dueAt, dueAt, ...(lotId === undefined ? {} : { lotId }) },
    ],
  };
}
