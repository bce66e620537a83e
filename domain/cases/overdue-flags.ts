import type { Instant } from '../instant.ts';
import { type Clock, type ClockKind, isOverdue, isTarget } from '../order/clock.ts';
import type { OrderKind } from '../order/details.ts';
import type { OrderState } from '../order/state.ts';
import type { OverdueType } from './case-kinds.ts';
import { overdueTypeOf } from './overdue-opening.ts';

/** That an order is overdue, and in what; it follows from its clocks alone (OVERDUE-01). */
export interface OverdueFlag {
  type: OverdueType;
  clockId: string;
  lotId?: string;
  /** Due instant that passed. */
  since: Instant;
  /** Which of the company's orders is late: that of sales, of a service, of purchasing or of production (INTAKE-23, OVERDUE-02). */
  of: OverdueOrder;
}

export const overdueOrders = ['SALES_ORDER', 'SERVICE_ORDER', 'PURCHASE_ORDER', 'PRODUCTION_ORDER'] as const;
export type OverdueOrder = (typeof overdueOrders)[number];

/** Every flag of an order, the worst kind first; none for a target or for what the customer owes. */
export function overdueFlags(state: Pick<OrderState, 'clocks' | 'details'>): OverdueFlag[] {
  const { orderKind } = state.details;
  const late = state.clocks.filter((clock) => isOverdue(clock) && !isTarget(clock));
  const flags = late.flatMap((clock) => flagOf(clock, orderKind) ?? []);
  return flags.toSorted((a, b) => ranking.indexOf(a.type) - ranking.indexOf(b.type));
}

/** What is bought or made for an order is late in its own right; anything else is late for the order itself. */
function overdueOrderOf(kind: ClockKind, orderKind: OrderKind = 'PRODUCT'): OverdueOrder {
  if (purchasing.includes(kind)) return 'PURCHASE_ORDER';
  return producing.includes(kind) ? 'PRODUCTION_ORDER' : ownOrder[orderKind];
}

const ownOrder: Readonly<Record<OrderKind, OverdueOrder>> = {
  PRODUCT: 'SALES_ORDER',
  SERVICE: 'SERVICE_ORDER',
  PURCHASE: 'PURCHASE_ORDER',
  PRODUCTION: 'PRODUCTION_ORDER',
};

const ranking: readonly OverdueType[] = ['DELIVERY_OVERDUE', 'PRODUCTION_OVERDUE', 'STAGE_OVERDUE'];

const purchasing: readonly ClockKind[] = ['materialArrival'];

const producing: readonly ClockKind[] = [
  'productionPlan',
  'countersignature',
  'production',
  'inspection',
  'rectification',
  'rework',
];

function flagOf(clock: Clock, orderKind: OrderKind | undefined): OverdueFlag | undefined {
  const type = overdueTypeOf(clock.kind);
  if (type === undefined || clock.due === undefined) return undefined;
  const { clockId, lotId, due, kind } = clock;
  return {
    type,
    clockId,
    ...(lotId === undefined ? {} : { lotId }),
    since: due,
    of: overdueOrderOf(kind, orderKind),
  };
}
