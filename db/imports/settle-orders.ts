import { sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { ImportGap, ImportProblem } from '../schema/order-import-rows.ts';

/** What became of one order of a sheet; all its rows say so. */
export interface SettledOrder {
  orderRow: number;
  state: 'OK' | 'GAPS' | 'REFUSED' | 'REPEATED';
  orderId: string | null;
  orderNumber: string | null;
  problems: ImportProblem[];
  waitsFor: ImportGap[];
}

/** Writes what became of some orders. What was settled before stays as it is. */
export async function settleOrders(
  { db }: Database,
  importId: string,
  settled: readonly SettledOrder[],
): Promise<void> {
  if (settled.length === 0) return;
  await db.execute(sql`
    update dueline.order_import_rows as known set
      state = found.state,
      order_id = found."orderId",
      order_number = coalesce(found."orderNumber", known.order_number),
      problems = found.problems,
      waits_for = found."waitsFor"
    from jsonb_to_recordset(${JSON.stringify(settled)}::text::jsonb) as found(
      "orderRow" integer, state text, "orderId" text, "orderNumber" text, problems jsonb, "waitsFor" jsonb)
    where known.import_id = ${importId}::uuid and known.order_row = found."orderRow" and known.state = 'PENDING'`);
}
