import type { Instant } from '../../domain/instant.ts';
import { orderTotal } from '../../domain/order/amounts.ts';
import { creditTaken } from '../../domain/order/credit.ts';
import { journey } from '../../domain/order/journey.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import { type OrderState, orderOverdue, visibleStage } from '../../domain/order/state.ts';
import type { orders } from '../schema/orders.ts';
import { earliestDue } from './clock-due.ts';

export type OrderRow = typeof orders.$inferSelect;

function endOf({ archive, rejection, cancellation }: OrderState): Instant | null {
  return archive?.at ?? rejection?.at ?? cancellation?.completedAt ?? null;
}

/** The row of an order; `updatedAt` is the last entry's `recordedAt`. */
export function orderRow(state: OrderState, headHash: string, updatedAt: Instant): OrderRow {
  const { details } = state;
  const stage = visibleStage(state);
  const total = orderTotal(details);
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    version: state.version,
    actVersion: state.actVersion,
    headHash,
    ownStage: state.stage,
    stage,
    department: journey[stage].owner,
    overdue: orderOverdue(state),
    dueAt: earliestDue(state.clocks),
    channel: details.channel,
    externalNumber: details.externalNumber ?? null,
    platformId: details.platformId ?? null,
    fingerprint: state.fingerprint,
    customerId: details.customer.customerId ?? null,
    customerName: details.customer.name ?? null,
    totalAmount: total.amount,
    currency: total.currency,
    creditAmount: creditTaken(state).amount,
    creditPlace: state.creditPlace ?? null,
    assignedDepartments: state.assignment?.departments ?? [],
    project: details.orderType === 'PROJECT' ? (details.project ?? {}) : null,
    deliveryDate: details.deliveryDate ?? null,
    receivedAt: state.receivedAt,
    enteredBy: state.enteredBy,
    policyVersion: state.policyVersion,
    calendarId: state.calendarId,
    calendarVersion: state.calendarVersion,
    updatedAt,
    closedAt: isFinal(state.stage) ? endOf(state) : null,
    state,
  };
}
