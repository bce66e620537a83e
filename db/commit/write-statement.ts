import { caseNotification } from '../cases/case-wake-up.ts';
import type { CaseOpeningRow } from '../cases/opening-rows.ts';
import { orderNotification } from '../events/order-notification.ts';
import { noHash } from '../journal/entry-hash.ts';
import type { JournalRow } from '../journal/journal-rows.ts';
import type { OrderRow } from '../projection/order-row.ts';
import type { Projection } from '../projection/project-entries.ts';
import { caseOpenings } from '../schema/case-openings.ts';
import { journal } from '../schema/journal.ts';
import { orders } from '../schema/orders.ts';
import { partsOf } from './projection-parts.ts';
import {
  columnsOf,
  insertRows,
  isWritten,
  type SqlRunner,
  type StatementPart,
  updateRows,
  writtenTable,
} from './statement-parts.ts';
import type { StoredOrder } from './stored-order.ts';
import { type Withdrawal, withdrawPart } from './withdraw-part.ts';

/** What one commit writes. `stored` undefined opens the order; `rows` empty leaves the journal as it is. */
export interface Writing {
  stored: Pick<StoredOrder, 'version' | 'headHash'> | undefined;
  order: OrderRow;
  rows: readonly JournalRow[];
  projection: Projection;
  /** Messages that have lost their reason; a rebuild withdraws none. */
  withdrawn?: readonly Withdrawal[];
  /** Cases that are to be opened; a rebuild opens none. */
  openings?: readonly CaseOpeningRow[];
}

/**
 * Writes the order's row, the journal and what changed in the other tables in one statement: one round trip, and
 * a transaction by itself. False, with nothing written, when the order is no longer as `stored` says.
 */
export async function writeStatement(sql: SqlRunner, writing: Writing): Promise<boolean> {
  const parts = [
    orderPart(writing),
    ...journalPart(writing.rows),
    ...partsOf(writing.projection),
    ...withdrawPart(writing.withdrawn ?? []),
    ...openingPart(writing.openings ?? []),
  ];
  // $1 is the order's id, $2 and $3 the version and hash that its row must have.
  const texts = parts.map((part, index) => `${part.name} as (${part.text(`$${index + 4}`)})`);
  const { orderId } = writing.order;
  const { version, headHash } = writing.stored ?? { version: 0, headHash: noHash };
  const parameters = [orderId, version, headHash, ...parts.map((part) => part.json)];
  const statement = `with ${texts.join(',\n')} ${announcement(writing)} from written`;
  const result = await sql.unsafe(statement, parameters, { prepare: true });
  return result.count === 1;
}

/** Who looks at the order hears of it when the transaction ends well; a rebuild, which adds nothing, is silent. */
function announcement({ rows, openings = [] }: Writing): string {
  if (rows.length === 0) return 'select';
  const toOpen = openings.length === 0 ? '' : `, pg_notify('${caseNotification}', '')`;
  return `select pg_notify('${orderNotification}', $1::text || ':' || version)${toOpen}`;
}

const orderTable = writtenTable(orders);
const journalTable = writtenTable(journal);
const openingTable = writtenTable(caseOpenings);
const orderChange = { key: [], set: columnsOf(orders).filter((key) => key !== 'orderId') };

/** The other parts hang on this one: it is the first to know whether the order is as it should be. */
function orderPart({ stored, order }: Writing): StatementPart {
  const isNew = "$1::text <> '' and $2::int = 0 and $3::text = ''";
  const isSame = 't.version = $2::int and t.head_hash = $3::text';
  const text = (parameter: string) =>
    stored === undefined
      ? insertRows(orderTable, parameter, isNew, { key: ['orderId'], action: 'skip' })
      : updateRows(orderTable, parameter, isSame, orderChange);
  return {
    name: 'written',
    text: (parameter) => `${text(parameter)} returning ${stored === undefined ? '' : 't.'}version`,
    json: orderTable.json([order]),
  };
}

function journalPart(rows: readonly JournalRow[]): StatementPart[] {
  if (rows.length === 0) return [];
  const text = (parameter: string) => insertRows(journalTable, parameter, isWritten);
  return [{ name: 'journal', text, json: journalTable.json(rows) }];
}

function openingPart(openings: readonly CaseOpeningRow[]): StatementPart[] {
  if (openings.length === 0) return [];
  const once = { key: ['key'], action: 'skip' } as const;
  const text = (parameter: string) => insertRows(openingTable, parameter, isWritten, once);
  return [{ name: 'openings', text, json: openingTable.json(openings) }];
}
