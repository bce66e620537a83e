import { and, asc, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/outbox.ts';
import { DrivenOrder } from './driven-order.ts';
import { details, receipt } from './receipt.ts';
import type { TestCompany } from './test-company.ts';

/** A complete order that comes in at an instant: its initial review runs for one working day. */
export async function orderFrom(
  company: TestCompany,
  at: string,
  policyVersion = receipt.policyVersion,
): Promise<DrivenOrder> {
  const order = new DrivenOrder(company.commit);
  const { externalNumber: _none, ...own } = details;
  const complete = { ...own, deliveryDate: '2026-03-02' };
  await order.give(at, 'SALESPERSON', 'receiveOrder', { ...receipt, policyVersion, details: complete });
  return order;
}

export type QueuedRow = typeof outbox.$inferSelect;

/** What is queued about a clock of an order, by default its initial review, in the order in which it was queued. */
export async function queuedFor(
  company: TestCompany,
  order: DrivenOrder,
  clockId = 'initialReview#1',
): Promise<QueuedRow[]> {
  const ofClock = and(eq(outbox.orderId, order.state.orderId), eq(outbox.clockId, clockId));
  return await company.database.db.select().from(outbox).where(ofClock).orderBy(asc(outbox.id));
}

export function rungOf({ payload }: Pick<QueuedRow, 'payload'>): string {
  return 'rung' in payload ? payload.rung : '';
}

/** `0 ESCALATION EMAIL sales-manager PENDING` */
export function lineOf(row: QueuedRow): string {
  return [rungOf(row), row.kind, row.channel, row.personId ?? row.endpointId, row.state].join(' ').trim();
}
