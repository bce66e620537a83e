import type { Database } from '../../db/connect.ts';
import { rebuiltTables } from '../../db/rebuild/rebuild-orders.ts';

/** Every row of the current-state tables, as sorted text per table. */
export async function dumpTables({ sql }: Database): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of rebuiltTables) {
    const rows = await sql.unsafe<{ row: string }[]>(
      `select to_jsonb(t)::text as row from dueline.${table} t order by 1`,
    );
    dump[table] = rows.map((each) => each.row);
  }
  return dump;
}
