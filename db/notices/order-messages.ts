import { and, desc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { outbox } from '../schema/outbox.ts';
import { people } from '../schema/people.ts';

export type OrderMessage = Pick<
  typeof outbox.$inferSelect,
  | 'id'
  | 'kind'
  | 'channel'
  | 'personId'
  | 'endpointId'
  | 'address'
  | 'payload'
  | 'state'
  | 'attempts'
  | 'lastError'
  | 'createdAt'
  | 'sentAt'
  | 'seenAt'
> & { nameZh: string | null; nameEn: string | null };

export interface MessagePlace {
  createdAt: Instant;
  id: string;
}

/** What was queued about an order, the latest first, before a place: to its customer, or to people and programs. */
export async function listOrderMessages(
  { db }: Database,
  orderId: string,
  to: 'CUSTOMER' | 'COMPANY' | undefined,
  before: MessagePlace | undefined,
  limit: number,
): Promise<Page<OrderMessage>> {
  const { id, kind, channel, personId, endpointId, address, payload } = outbox;
  const { state, attempts, lastError, createdAt, sentAt, seenAt } = outbox;
  const { nameZh, nameEn } = people;
  const what = { id, kind, channel, personId, endpointId, address, payload };
  const became = { state, attempts, lastError, createdAt, sentAt, seenAt };
  const rows = await db
    .select({ ...what, ...became, nameZh, nameEn })
    .from(outbox)
    .leftJoin(people, eq(people.personId, outbox.personId))
    .where(
      and(
        eq(outbox.orderId, orderId),
        whenGiven(to, (wanted) => (wanted === 'CUSTOMER' ? isNotNull(address) : isNull(address))),
        whenGiven(before, (place) =>
          or(lt(createdAt, place.createdAt), and(eq(createdAt, place.createdAt), lt(id, place.id))),
        ),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.id]);
}
