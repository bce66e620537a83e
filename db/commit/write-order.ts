import { getTableColumns } from 'drizzle-orm';
import type { OrderRow } from '../projection/order-row.ts';
import { orders } from '../schema/orders.ts';
import type { StoredOrder } from './stored-order.ts';
import { allColumns, runStatement, type SqlRunner, tableWriter } from './table-writer.ts';

const insertOrder = tableWriter(orders, allColumns(orders), { key: ['orderId'], action: 'skip' });

const columns = Object.entries(getTableColumns(orders)).filter(([key]) => key !== 'orderId');
const assignments = columns.map(([, column]) => `"${column.name}" = n."${column.name}"`).join(', ');
const updateOrder = `
  update dueline.orders o set ${assignments}
  from jsonb_populate_record(null::dueline.orders, $1::text::jsonb) n
  where o.order_id = $2 and o.version = $3 and o.head_hash = $4`;

/** Writes the order's row if the order still is as `stored` says; false when it is not. */
export async function writeOrder(
  sql: SqlRunner,
  row: OrderRow,
  stored: StoredOrder | undefined,
): Promise<boolean> {
  if (stored === undefined) return (await insertOrder(sql, [row])) === 1;
  const named = Object.fromEntries(columns.map(([key, column]) => [column.name, row[key as keyof OrderRow]]));
  const parameters = [JSON.stringify(named), row.orderId, stored.version, stored.headHash];
  return (await runStatement(sql, updateOrder, parameters)) === 1;
}
