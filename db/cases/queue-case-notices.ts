import type { FoldedCaseEntry } from '../../domain/cases/fold-case.ts';
import { epochMs } from '../../domain/instant.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { readAudience } from '../commit/notice-audience.ts';
import { insertNoticeRows } from '../commit/queue-notices.ts';
import type { SqlRunner } from '../commit/statement-parts.ts';
import { caseNoticeRows } from './case-notice-rows.ts';

/** Queues the notices of what some entries of a case recorded, in the transaction that records it. */
export async function queueCaseNotices(
  sql: SqlRunner,
  folded: readonly FoldedCaseEntry[],
  { policy, calendars }: { policy: PolicyValues; calendars: CalendarSource },
): Promise<void> {
  const instants = folded
    .flatMap(({ entry }) => [entry.recordedAt, entry.occurredAt])
    .toSorted((a, b) => epochMs(a) - epochMs(b));
  const [from, to] = [instants[0], instants.at(-1)];
  if (from === undefined || to === undefined) return;
  const audience = await readAudience(sql, { from, to, now: to });
  const rows = folded.flatMap((step) =>
    caseNoticeRows(step, {
      policy,
      audience,
      calendarFor: (department) => calendars(calendarOf(step.after, department)),
    }),
  );
  await insertNoticeRows(sql, rows);
}
