import { inArray } from 'drizzle-orm';
import type { CalendarChange, IncidentChange, PolicyChange } from '../../domain/changes/change.ts';
import { incidentProblems } from '../../domain/changes/incident-problems.ts';
import { calendarChangeProblems } from '../../domain/changes/patch-calendar.ts';
import { policyChangeProblems } from '../../domain/changes/patch-policy.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { latestCalendar, latestCompanyCalendar, type Reader } from '../calendars/latest-calendar.ts';
import { latestPolicy } from '../policies/latest-policy.ts';
import { orders } from '../schema/orders.ts';

/** What a change is about, with its body of the same kind. */
export type ChangeContent = { subject: string } & (
  | { kind: 'CALENDAR'; body: CalendarChange }
  | { kind: 'POLICY'; body: PolicyChange }
  | { kind: 'INCIDENT'; body: IncidentChange }
);

/** Everything that is wrong with a change as things stand in the database; nothing when it can be applied. */
export async function draftProblems(
  db: Reader,
  change: ChangeContent,
  now: Instant,
): Promise<FieldProblem[]> {
  switch (change.kind) {
    case 'CALENDAR': {
      const latest = await latestCalendar(db, change.subject);
      if (latest !== undefined) return calendarChangeProblems(latest.definition, change.body);
      return [{ path: 'subject', reason: `there is no calendar ${change.subject}` }];
    }
    case 'POLICY': {
      const [policy, calendar] = [await latestPolicy(db), await latestCompanyCalendar(db)];
      return policyChangeProblems(policy, change.body, calendar.definition, now);
    }
    case 'INCIDENT':
      return incidentProblems(change.body, await unknownOrders(db, change.body.orderIds), now);
  }
}

async function unknownOrders(db: Reader, orderIds: string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const known = await db
    .select({ orderId: orders.orderId })
    .from(orders)
    .where(inArray(orders.orderId, orderIds));
  const found = new Set(known.map(({ orderId }) => orderId));
  return new Set(orderIds.filter((orderId) => !found.has(orderId)));
}
