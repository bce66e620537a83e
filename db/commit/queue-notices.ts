import { epochMs } from '../../domain/instant.ts';
import { concernsCustomer } from '../../domain/notices/customer/customer-occasions.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { outboxNotification } from '../outbox/wake-up.ts';
import { rungSteps } from '../projection/escalation-rows.ts';
import { outbox } from '../schema/outbox.ts';
import { customerRows, withdrawCustomerMail } from './customer-rows.ts';
import { actRows, toldSteps } from './notice-acts.ts';
import { readAudience } from './notice-audience.ts';
import type { NoticeRow } from './notice-row.ts';
import { noticeRows } from './notice-rows.ts';
import type { OrderRules } from './order-rules.ts';
import { columnsOf, insertRows, type SqlRunner, writtenTable } from './statement-parts.ts';
import { withdrawals, withWithdrawals } from './withdraw-part.ts';

const table = writtenTable(
  outbox,
  columnsOf(outbox).filter((column) => column !== 'id'),
);
const insertNotices = insertRows(table, '$1', 'true', { key: ['key'], action: 'skip' });
/** Queued and announced in one round trip. */
const queueAndNotify = `with queued as (${insertNotices}) select pg_notify($2, '')`;

/** True when the entries hold something that people are told of. */
export function hasNotices(folded: readonly FoldedEntry[]): boolean {
  return rungSteps(folded).length > 0 || toldSteps(folded).length > 0 || folded.some(concernsCustomer);
}

/** Queues the notices of what some entries recorded, in the transaction that records it (rule 16). */
export async function queueNotices(
  sql: SqlRunner,
  folded: readonly FoldedEntry[],
  rules: OrderRules,
): Promise<void> {
  if (folded.some(concernsCustomer)) {
    await withdrawCustomerMail(sql, folded);
    await insertNoticeRows(sql, customerRows(folded, rules));
  }
  const rungs = rungSteps(folded);
  const acts = toldSteps(folded);
  const recorded = [...rungs, ...acts].map(({ entry }) => entry.recordedAt);
  const instants = [...recorded, ...rungs.map(({ at }) => at)].toSorted((a, b) => epochMs(a) - epochMs(b));
  const [from] = instants;
  const [now, to] = [recorded.at(-1), instants.at(-1)];
  if (from === undefined || to === undefined || now === undefined) return;
  const audience = await readAudience(sql, { from, to, now });
  const gone = withdrawals(folded);
  const rows = [
    ...rungs.flatMap((step) =>
      noticeRows(step, rules, audience).map((row) => withWithdrawals(row, step.entry.version, gone)),
    ),
    ...acts.flatMap((step) =>
      actRows(step, rules, audience).map((row) => withWithdrawals(row, step.entry.version, gone)),
    ),
  ];
  await insertNoticeRows(sql, rows);
}

/** Inserts rows, those whose key is there already excepted, and wakes the outbox. */
export async function insertNoticeRows(sql: SqlRunner, rows: readonly NoticeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.unsafe(queueAndNotify, [table.json(rows), outboxNotification], { prepare: true });
}
