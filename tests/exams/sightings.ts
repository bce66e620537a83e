import type { Database } from '../../db/connect.ts';
import type { Sighting } from './deadline.ts';

const channel = 'exam_deadline';

/** Sees every due rung of an initial review at the moment at which others can read it. */
export interface Watch {
  seen: Sighting[];
  /** True when every one of these orders has been seen. */
  hasAll(orderIds: readonly string[]): boolean;
  /** Compares with the table what was seen: one that was missed is seen now. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** The database itself tells of each due rung when its transaction ends. */
export async function watchDeadlines({ sql }: Pick<Database, 'sql'>): Promise<Watch> {
  await sql.unsafe(`
    create or replace function exam_tells() returns trigger language plpgsql as $$
    begin
      perform pg_notify('${channel}', json_build_object('orderId', new.order_id, 'rung', new.clock_id || ' ' || new.rung,
        'reachedAt', new.reached_at, 'recordedAt', new.recorded_at)::text);
      return null;
    end $$;
    create or replace trigger exam_tells after insert on dueline.escalations
      for each row when (new.kind = 'initialReview' and new.reached_at = new.due_at) execute function exam_tells();`);
  const seen: Sighting[] = [];
  const known = new Set<string>();
  const orders = new Set<string>();
  const take = (told: Told, seenAt: number): void => {
    known.add(`${told.orderId} ${told.rung}`);
    orders.add(told.orderId);
    const { orderId } = told;
    seen.push({
      orderId,
      reachedAt: Date.parse(told.reachedAt),
      recordedAt: Date.parse(told.recordedAt),
      seenAt,
    });
  };
  const listening = await sql.listen(channel, (text) => take(JSON.parse(text) as Told, Date.now()));
  return {
    seen,
    hasAll: (orderIds) => orderIds.every((orderId) => orders.has(orderId)),
    async catchUp() {
      const rows = await sql<Told[]>`
        select order_id as "orderId", clock_id || ' ' || rung as rung,
               reached_at as "reachedAt", recorded_at as "recordedAt"
        from dueline.escalations where kind = 'initialReview' and reached_at = due_at`;
      const now = Date.now();
      for (const row of rows) if (!known.has(`${row.orderId} ${row.rung}`)) take(row, now);
    },
    stop: () => listening.unlisten(),
  };
}

interface Told {
  orderId: string;
  rung: string;
  reachedAt: string;
  recordedAt: string;
}

/** Rungs that the journal says were reached more than once. */
export async function repeatedRungs({ sql }: Pick<Database, 'sql'>): Promise<string[]> {
  const rows = await sql<{ orderId: string; rung: string; times: string }[]>`
    select order_id as "orderId", event->>'clockId' || ' ' || (event->>'rung') as rung, count(*)::text as times
    from dueline.journal, jsonb_array_elements(entry->'events') event
    where event->>'type' = 'rungReached' group by 1, 2 having count(*) > 1`;
  return rows.map(
    ({ orderId, rung, times }) => `${orderId}: the journal has the rung ${rung} ${times} times`,
  );
}
