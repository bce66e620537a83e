import type { Instant } from '../../domain/instant.ts';
import { targetKinds } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';

/** A clock past its due instant, and what its order is worth. */
export interface OverdueClock {
  orderId: string;
  clockId: string;
  owner: Department;
  dueAt: Instant;
  /** The order's total, a decimal. */
  total: string;
}

/** Every open clock whose due rung is on record and was not waived; a missed target puts nothing at risk. */
export async function readOverdueClocks({ sql }: Database): Promise<OverdueClock[]> {
  return await sql.unsafe<OverdueClock[]>(
    `select c.order_id as "orderId", c.clock_id as "clockId", c.owner, to_jsonb(c.due_at) #>> '{}' as "dueAt",
            o.total_amount::text as total
     from dueline.clocks c join dueline.orders o using (order_id)
     where c.stopped_at is null and c.overdue and c.kind <> all ($1::text[])`,
    [[...targetKinds]],
  );
}

/** Which of some keys the outbox has. */
export async function knownKeys({ sql }: Database, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql.unsafe<{ key: string }[]>(
    'select key from dueline.outbox where key in (select jsonb_array_elements_text($1::text::jsonb))',
    [JSON.stringify(keys)],
  );
  return new Set(rows.map(({ key }) => key));
}
