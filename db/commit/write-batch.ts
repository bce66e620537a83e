import postgres from 'postgres';
import type { Refusal } from '../../domain/errors.ts';
import { type CreditQuestion, creditQuestion } from '../../domain/order/credit.ts';
import type { Entry } from '../../domain/order/events.ts';
import { type FoldedEntry, foldedWithCredit } from '../../domain/order/fold.ts';
import { openingRows } from '../cases/opening-rows.ts';
import { noHash } from '../journal/entry-hash.ts';
import { journalRows } from '../journal/journal-rows.ts';
import { orderRow } from '../projection/order-row.ts';
import { projectEntries } from '../projection/project-entries.ts';
import { askCredit } from './ask-credit.ts';
import type { OrderRules } from './order-rules.ts';
import { hasNotices, queueNotices } from './queue-notices.ts';
import { reserveStock, StockMovedError } from './reserve-stock.ts';
import type { SqlRunner } from './statement-parts.ts';
import type { StoredOrder } from './stored-order.ts';
import { hasVerifications, noteVerifications } from './verify-customers.ts';
import { withdrawals } from './withdraw-part.ts';
import { type Writing, writeStatement } from './write-statement.ts';

/** Entries that follow a stored order, or open a new one. */
export interface Batch extends OrderRules {
  stored: StoredOrder | undefined;
  folded: Folded;
}

type Folded = readonly [FoldedEntry, ...FoldedEntry[]];

/** The entries as they were written, with all that their commit found, and the order after them. */
export interface Written {
  folded: Folded;
  order: StoredOrder;
}

/** OVERTAKEN: another commit of this order came first. A refusal: nothing was written, and why. */
export type WriteOutcome = { written: Written } | 'OVERTAKEN' | { entryVersion: number; refusal: Refusal };

class OvertakenError extends Error {}

/** Writes all that the entries bring, or nothing. */
export async function writeBatch(sql: postgres.Sql, batch: Batch): Promise<WriteOutcome> {
  const { folded } = batch;
  const last = folded.at(-1) ?? folded[0];
  const question = creditQuestion(folded[0].before, last.after);
  try {
    if (question === undefined && !hasNotices(folded) && !hasVerifications(folded)) {
      const written = writtenOf(batch, folded);
      if (written.writing.projection.reservations.length === 0) {
        return (await writeStatement(sql, written.writing)) ? { written } : 'OVERTAKEN';
      }
    }
    return { written: await writeMore(sql, batch, question) };
  } catch (error) {
    return await outcomeOf(error, sql, batch);
  }
}

/** Stock, credit and notices are looked up and written around the statement, in its transaction. */
async function writeMore(
  sql: postgres.Sql,
  batch: Batch,
  question: CreditQuestion | undefined,
): Promise<Written> {
  const { policy, calendars } = batch;
  return await sql.begin(async (transaction) => {
    const folded = await withCreditAnswer(transaction, batch.folded, question);
    const written = writtenOf(batch, folded);
    await reserveStock(transaction, written.writing.projection.reservations);
    if (!(await writeStatement(transaction, written.writing))) throw new OvertakenError();
    await queueNotices(transaction, folded, { policy, calendars });
    await noteVerifications(transaction, folded, { policy, calendars });
    return written;
  });
}

async function withCreditAnswer(
  transaction: SqlRunner,
  folded: Folded,
  question: CreditQuestion | undefined,
): Promise<Folded> {
  if (question === undefined) return folded;
  const credit = await askCredit(transaction, folded[0].after.orderId, question);
  return credit === undefined ? folded : foldedWithCredit(folded, credit);
}

/** The rows that some entries come to. */
function writtenOf({ stored, policy }: Batch, folded: Folded): Written & { writing: Writing } {
  const rows = journalRows(folded, stored?.headHash ?? noHash);
  const { after: state, entry } = folded.at(-1) ?? folded[0];
  const headHash = rows.at(-1)?.hash ?? noHash;
  const writing: Writing = {
    stored,
    order: orderRow(state, headHash, entry.recordedAt),
    rows,
    projection: projectEntries(folded, policy),
    withdrawn: withdrawals(folded),
    openings: openingRows(folded),
  };
  return { folded, order: { version: state.version, headHash, state }, writing };
}

/** What a failed write means. Anything that is no known race is thrown on: the engine tries the commit again. */
async function outcomeOf(error: unknown, sql: SqlRunner, { folded }: Batch): Promise<WriteOutcome> {
  if (error instanceof OvertakenError) return 'OVERTAKEN';
  if (error instanceof StockMovedError) return { entryVersion: error.entryVersion, refusal: error.refusal };
  if (!(error instanceof postgres.PostgresError)) throw error;
  const { entry, after } = folded[0];
  switch (error.constraint_name) {
    case 'journal_order_id_version_pk':
      return 'OVERTAKEN';
    case 'journal_update_id':
      return await repeatedUpdate(
        sql,
        after.orderId,
        folded.map((step) => step.entry),
      );
    case 'orders_external_number':
      return {
        entryVersion: entry.version,
        refusal: { code: 'order-differs', detail: 'Another order has this channel and external number.' },
      };
    default:
      throw error;
  }
}

/** The engine forgets update ids when an order is carried on as a new run; the journal does not (I5). */
async function repeatedUpdate(
  sql: SqlRunner,
  orderId: string,
  entries: readonly Entry[],
): Promise<WriteOutcome> {
  const rows = await sql.unsafe<{ updateId: string; version: number }[]>(
    'select update_id as "updateId", version from dueline.journal where order_id = $1 and update_id is not null',
    [orderId],
  );
  const known = new Map(rows.map((row) => [row.updateId, row.version]));
  const repeat = entries.find((entry) => entry.updateId !== undefined && known.has(entry.updateId));
  if (repeat?.updateId === undefined) return 'OVERTAKEN';
  const detail = `This command was carried out before, as version ${known.get(repeat.updateId)} of the order.`;
  return { entryVersion: repeat.version, refusal: { code: 'version-moved', detail } };
}
