import type { ISql } from 'postgres';
import type { ChainHead } from './check-chain.ts';
import type { JournalRow } from './journal-rows.ts';

/** One order's journal with the end that its row tells; an order may lack either. */
export interface Chain {
  orderId: string;
  rows: JournalRow[];
  head?: ChainHead;
}

const ordersAtOnce = 100;

/** Every order's chain, in the order of their ids, a few orders at a time. */
export async function* readChains(sql: Pick<ISql, 'unsafe'>): AsyncGenerator<Chain> {
  for (let after = ''; ; ) {
    const ids = await sql.unsafe<{ orderId: string }[]>(
      `select order_id as "orderId" from dueline.orders where order_id > $1
       union select order_id from dueline.journal where order_id > $1
       order by 1 limit ${ordersAtOnce}`,
      [after],
    );
    const last = ids.at(-1);
    if (last === undefined) return;
    yield* await chainsOf(
      sql,
      ids.map((row) => row.orderId),
    );
    after = last.orderId;
  }
}

async function chainsOf(sql: Pick<ISql, 'unsafe'>, orderIds: string[]): Promise<Chain[]> {
  const [heads, rows] = await Promise.all([
    sql.unsafe<(ChainHead & { orderId: string })[]>(
      `select order_id as "orderId", version, head_hash as "headHash" from dueline.orders where order_id = any($1)`,
      [orderIds],
    ),
    sql.unsafe<JournalRow[]>(
      `select order_id as "orderId", version, actor, command, update_id as "updateId", lot_id as "lotId",
              to_json(occurred_at) #>> '{}' as "occurredAt", to_json(recorded_at) #>> '{}' as "recordedAt",
              entry, facts, previous_hash as "previousHash", hash
       from dueline.journal where order_id = any($1) order by order_id, version`,
      [orderIds],
    ),
  ]);
  const chains = new Map(orderIds.map((orderId): [string, Chain] => [orderId, { orderId, rows: [] }]));
  for (const row of rows) chains.get(row.orderId)?.rows.push(row);
  for (const { orderId, ...head } of heads) {
    const chain = chains.get(orderId);
    if (chain !== undefined) chain.head = head;
  }
  return [...chains.values()];
}
