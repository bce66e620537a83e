import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';

/**
 * E-mails that a person has had, or is being sent, since an instant. What is critical waits for nobody and uses up
 * nobody's share (ruling 7).
 */
export async function pushesSince(
  db: Pick<Database['db'], 'select'>,
  personId: string,
  since: Instant,
): Promise<number> {
  const [row] = await db
    .select({
      count: sql<number>`count(distinct coalesce(${outbox.payload}->>'batch', ${outbox.id}::text))::int`,
    })
    .from(outbox)
    .where(
      sql`${outbox.personId} = ${personId} and ${outbox.channel} = 'EMAIL' and not ${outbox.critical}
        and ((${outbox.state} = 'SENT' and ${outbox.sentAt} >= ${since}::text::timestamptz)
          or (${outbox.state} = 'PENDING' and ${outbox.attempts} > 0))`,
    );
  return row?.count ?? 0;
}
