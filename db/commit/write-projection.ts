import type { PauseChanges } from '../projection/pause-rows.ts';
import type { Projection } from '../projection/project-entries.ts';
import type { StageChanges } from '../projection/stage-visits.ts';
import type { TaskChanges } from '../projection/task-rows.ts';
import { clockPauses } from '../schema/clock-pauses.ts';
import { clocks } from '../schema/clocks.ts';
import { escalations } from '../schema/escalations.ts';
import { lots } from '../schema/lots.ts';
import { orderLines } from '../schema/order-lines.ts';
import { orderSearch } from '../schema/order-search.ts';
import { stageVisits } from '../schema/stage-visits.ts';
import { stockReservations } from '../schema/stock-reservations.ts';
import { tasks } from '../schema/tasks.ts';
import { allColumns, runStatement, type SqlRunner, type TableWriter, tableWriter } from './table-writer.ts';

const writeSearch = tableWriter(orderSearch, allColumns(orderSearch), {
  key: ['orderId'],
  action: 'replace',
});
const writeLines = tableWriter(orderLines, allColumns(orderLines), {
  key: ['orderId', 'line'],
  action: 'replace',
});
const writeLots = tableWriter(lots, allColumns(lots), { key: ['orderId', 'lotId'], action: 'replace' });
const writeClocks = tableWriter(clocks, allColumns(clocks), {
  key: ['orderId', 'clockId'],
  action: 'replace',
});
const writePauses = tableWriter(clockPauses, allColumns(clockPauses));
const writeVisits = tableWriter(stageVisits, allColumns(stageVisits));
const writeTasks = tableWriter(tasks, allColumns(tasks), {
  key: ['orderId', 'taskId'],
  action: 'replace',
  keep: ['openedAt', 'openedVersion'],
});
const writeEscalations = tableWriter(escalations, allColumns(escalations), {
  key: ['orderId', 'clockId', 'rung'],
  action: 'skip',
});
const writeReservations = tableWriter(stockReservations, allColumns(stockReservations));

/**
 * Writes what changed and nothing else. The statements are sent at once and run in this order; the promise fails
 * with the first that fails. Call it inside a transaction.
 */
export async function writeProjection(sql: SqlRunner, orderId: string, changes: Projection): Promise<void> {
  const { search } = changes;
  await Promise.all([
    search === undefined ? undefined : writeSearch(sql, [search]),
    writeAny(writeLines, sql, changes.lines),
    writeAny(writeLots, sql, changes.lots),
    writeAny(writeClocks, sql, changes.clocks),
    ...writePauseChanges(sql, orderId, changes.pauses),
    ...writeStageChanges(sql, orderId, changes.stages),
    ...writeTaskChanges(sql, orderId, changes.tasks),
    writeAny(writeEscalations, sql, changes.escalations),
    writeAny(writeReservations, sql, changes.reservations),
  ]);
}

function writeAny<Row>(
  write: TableWriter<Row>,
  sql: SqlRunner,
  rows: readonly Row[],
): Promise<number> | undefined {
  return rows.length === 0 ? undefined : write(sql, rows);
}

const endPauses = `
  update dueline.clock_pauses p set resumed_at = e."resumedAt", due_after = e."dueAfter"
  from jsonb_to_recordset($2::text::jsonb)
    as e("clockId" text, reason text, "resumedAt" timestamptz, "dueAfter" timestamptz)
  where p.order_id = $1 and p.clock_id = e."clockId" and p.resumed_at is null
    and (e.reason is null or p.reason = e.reason)`;

function writePauseChanges(sql: SqlRunner, orderId: string, { begun, ended }: PauseChanges) {
  const end = () => runStatement(sql, endPauses, [orderId, JSON.stringify(ended)]);
  return [ended.length === 0 ? undefined : end(), writeAny(writePauses, sql, begun)];
}

const leaveStages = `
  update dueline.stage_visits v set left_at = l."leftAt"
  from jsonb_to_recordset($2::text::jsonb) as l("lotId" text, "leftAt" timestamptz)
  where v.order_id = $1 and v.lot_id is not distinct from l."lotId" and v.left_at is null`;

function writeStageChanges(sql: SqlRunner, orderId: string, { entered, left }: StageChanges) {
  const leave = () => runStatement(sql, leaveStages, [orderId, JSON.stringify(left)]);
  return [left.length === 0 ? undefined : leave(), writeAny(writeVisits, sql, entered)];
}

const closeTasks = `
  delete from dueline.tasks
  where order_id = $1 and task_id in (select jsonb_array_elements_text($2::text::jsonb))`;

function writeTaskChanges(sql: SqlRunner, orderId: string, { open, closed }: TaskChanges) {
  const close = () => runStatement(sql, closeTasks, [orderId, JSON.stringify(closed)]);
  return [closed.length === 0 ? undefined : close(), writeAny(writeTasks, sql, open)];
}
