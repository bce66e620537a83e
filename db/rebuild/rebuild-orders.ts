import type { TransactionSql } from 'postgres';
import { rebuildCases } from '../cases/rebuild-cases.ts';
import { writeStatement } from '../commit/write-statement.ts';
import type { Database } from '../connect.ts';
import { checkChain } from '../journal/check-chain.ts';
import { type Chain, readChains } from '../journal/read-chains.ts';
import { replayJournal } from '../journal/replay-journal.ts';
import { orderRow } from '../projection/order-row.ts';
import { projectEntries } from '../projection/project-entries.ts';
import { createVersions, type Versions } from '../versions/versions.ts';

/** The tables that hold nothing but what the journal tells. Notices and stock have a life of their own. */
export const rebuiltTables = [
  'orders',
  'order_search',
  'order_lines',
  'lots',
  'stage_visits',
  'clocks',
  'clock_pauses',
  'tasks',
  'escalations',
  'stock_reservations',
] as const;

/**
 * Makes the current-state tables anew from the journal, in one transaction; readers see the old ones until then,
 * and commits wait; those of cases likewise. Answers the number of both. Throws, and changes nothing, when a journal is not as it was
 * written: rebuilding from it would wipe the traces.
 */
export async function rebuildOrders(
  database: Database,
): Promise<{ orders: number; cases: number; entries: number }> {
  const versions = createVersions(database);
  const done = { orders: 0, cases: 0, entries: 0 };
  await database.sql.begin(async (transaction) => {
    await transaction.unsafe('lock table dueline.orders, dueline.journal in share row exclusive mode');
    for await (const chain of readChains(transaction)) {
      await rebuildOrder(transaction, chain, versions);
      done.orders += 1;
      done.entries += chain.rows.length;
    }
    await removeStrays(transaction);
    const { cases, entries } = await rebuildCases(transaction);
    done.cases = cases;
    done.entries += entries;
  });
  return done;
}

async function rebuildOrder(transaction: TransactionSql, chain: Chain, versions: Versions): Promise<void> {
  const { orderId, rows } = chain;
  const broken = checkChain(orderId, rows, chain.head ?? headOf(chain));
  if (broken !== undefined) {
    throw new Error(
      `The journal of order ${orderId} is broken at version ${broken.version} (${broken.kind}). ` +
        'Nothing was rebuilt. Run verify-journal and restore the journal first.',
    );
  }
  const [first, ...rest] = replayJournal(orderId, rows);
  const last = rest.at(-1) ?? first;
  if (first === undefined || last === undefined) return;
  const projection = projectEntries([first, ...rest], await versions.policy(first.after.policyVersion));
  const order = orderRow(last.after, rows.at(-1)?.hash ?? '', last.entry.recordedAt);
  for (const table of rebuiltTables) {
    await transaction.unsafe(`delete from dueline.${table} where order_id = $1`, [orderId], {
      prepare: true,
    });
  }
  await writeStatement(transaction, { stored: undefined, order, rows: [], projection });
}

/** Rows of orders that no journal knows. */
async function removeStrays(transaction: TransactionSql): Promise<void> {
  for (const table of rebuiltTables) {
    await transaction.unsafe(
      `delete from dueline.${table} where order_id not in (select order_id from dueline.journal)`,
    );
  }
}

/** An order whose row is lost has no other witness of its end than the journal. */
function headOf({ rows }: Chain): { version: number; headHash: string } {
  return { version: rows.length, headHash: rows.at(-1)?.hash ?? '' };
}
