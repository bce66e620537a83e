import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';

/** The latest notices inside the product of some people, by their ids. */
export async function readLatestNotices(
  { db }: Database,
  people: readonly string[],
  since: Instant,
): Promise<{ id: string; personId: string }[]> {
  if (people.length === 0) return [];
  const rows = await db
    .select({ id: outbox.id, personId: outbox.personId })
    .from(outbox)
    .where(
      and(
        inArray(outbox.personId, [...people]),
        gt(outbox.createdAt, since),
        eq(outbox.channel, 'IN_APP'),
        eq(outbox.state, 'SENT'),
      ),
    );
  return rows.flatMap(({ id, personId }) => (personId === null ? [] : [{ id, personId }]));
}
