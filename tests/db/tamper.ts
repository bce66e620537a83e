import type { TransactionSql } from 'postgres';
import type { Database } from '../../db/connect.ts';

/** Change what the triggers protect, as someone could who owns the database. */
export async function tamper(
  { sql }: Database,
  change: (sql: TransactionSql) => Promise<void>,
): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await change(transaction);
  });
}
