import type { OrderState } from '../../domain/order/state.ts';
import type { SqlRunner } from './statement-parts.ts';

/** An order as the database has it: the end of its journal, and the state that its entries fold to. */
export interface StoredOrder {
  version: number;
  headHash: string;
  state: OrderState;
}

/** The stored order; or, when there is none yet, the running part of the number that it may take. */
export type ReadOrder = { stored: StoredOrder } | { stored?: never; nextNumber: number };

/** Reads both in one statement. A number that is not used stays unused. */
export async function readOrder(sql: SqlRunner, orderId: string): Promise<ReadOrder> {
  const [row] = await sql.unsafe<{ stored: StoredOrder | null; nextNumber: string | null }[]>(
    `select case when o.order_id is not null
              then jsonb_build_object('version', o.version, 'headHash', o.head_hash, 'state', o.state) end as stored,
            case when o.order_id is null then nextval('dueline.order_number_sequence') end as "nextNumber"
     from (values (1)) as one left join dueline.orders o on o.order_id = $1`,
    [orderId],
    { prepare: true },
  );
  return row?.stored ? { stored: row.stored } : { nextNumber: Number(row?.nextNumber ?? 0) };
}
