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
import {
  insertRows,
  isWritten,
  type OnConflict,
  ofOrder,
  type StatementPart,
  updateRows,
  type WrittenTable,
  writtenTable,
} from './statement-parts.ts';

const tables = {
  search: writtenTable(orderSearch),
  lines: writtenTable(orderLines),
  lots: writtenTable(lots),
  clocks: writtenTable(clocks),
  pauses: writtenTable(clockPauses),
  visits: writtenTable(stageVisits),
  tasks: writtenTable(tasks),
  escalations: writtenTable(escalations),
  reservations: writtenTable(stockReservations),
};

const replace = (...key: string[]): OnConflict => ({ key, action: 'replace' });

/**
 * The parts that write a projection: only what changed. The parts of one statement see the tables as they were
 * before it, so no two of them touch the same row.
 */
export function partsOf(changes: Projection): StatementPart[] {
  const { search } = changes;
  return [
    ...rowsPart('search', tables.search, search === undefined ? [] : [search], replace('orderId')),
    ...rowsPart('lines', tables.lines, changes.lines, replace('orderId', 'line')),
    ...rowsPart('lots', tables.lots, changes.lots, replace('orderId', 'lotId')),
    ...listPart(
      'lots_dropped',
      dropLots,
      changes.lotsDropped.map((lotId) => ({ lotId })),
    ),
    ...rowsPart('clocks', tables.clocks, changes.clocks, replace('orderId', 'clockId')),
    ...pauseParts(changes.pauses),
    ...stageParts(changes.stages),
    ...taskParts(changes.tasks),
    ...rowsPart('escalations', tables.escalations, changes.escalations),
    ...listPart('escalation_marks', markEscalations, changes.escalationMarks),
    ...rowsPart('reservations', tables.reservations, changes.reservations),
  ];
}

function rowsPart<Row>(
  name: string,
  table: WrittenTable<Row>,
  rows: readonly Row[],
  conflict?: OnConflict,
): StatementPart[] {
  if (rows.length === 0) return [];
  return [
    { name, text: (parameter) => insertRows(table, parameter, isWritten, conflict), json: table.json(rows) },
  ];
}

function dropLots(parameter: string): string {
  return `
    delete from dueline.lots o using jsonb_to_recordset(${parameter}::text::jsonb) as d("lotId" text)
    where ${ofOrder('o')} and o.lot_id = d."lotId" and ${isWritten}`;
}

/** What is not marked keeps what it had. */
function markEscalations(parameter: string): string {
  return `
    update dueline.escalations e set
      acknowledged_at = coalesce(m."acknowledgedAt", e.acknowledged_at),
      acknowledged_by = coalesce(m."acknowledgedBy", e.acknowledged_by),
      waived_at = coalesce(m."waivedAt", e.waived_at),
      waived_by = coalesce(m."waivedBy", e.waived_by),
      waiver_reason = coalesce(m."waiverReason", e.waiver_reason)
    from jsonb_to_recordset(${parameter}::text::jsonb) as m("clockId" text, rung text,
      "acknowledgedAt" timestamptz, "acknowledgedBy" text, "waivedAt" timestamptz, "waivedBy" text, "waiverReason" text)
    where ${ofOrder('e')} and e.clock_id = m."clockId" and e.rung = m.rung and ${isWritten}`;
}

function pauseParts({ begun, ended }: PauseChanges): StatementPart[] {
  const ends = (parameter: string) => `
    update dueline.clock_pauses p set resumed_at = e."resumedAt", due_after = e."dueAfter"
    from jsonb_to_recordset(${parameter}::text::jsonb)
      as e("clockId" text, reason text, "resumedAt" timestamptz, "dueAfter" timestamptz)
    where ${ofOrder('p')} and p.clock_id = e."clockId" and p.resumed_at is null
      and (e.reason is null or p.reason = e.reason) and ${isWritten}`;
  return [...rowsPart('pauses', tables.pauses, begun), ...listPart('pause_ends', ends, ended)];
}

function stageParts({ entered, left }: StageChanges): StatementPart[] {
  const leaves = (parameter: string) => `
    update dueline.stage_visits v set left_at = l."leftAt"
    from jsonb_to_recordset(${parameter}::text::jsonb) as l("lotId" text, "leftAt" timestamptz)
    where ${ofOrder('v')} and v.lot_id is not distinct from l."lotId" and v.left_at is null
      and ${isWritten}`;
  return [...rowsPart('visits', tables.visits, entered), ...listPart('visits_left', leaves, left)];
}

function taskParts({ opened, changed, closed }: TaskChanges): StatementPart[] {
  const key = ['taskId'];
  const change = (parameter: string) =>
    updateRows(tables.tasks, parameter, isWritten, {
      key,
      set: ['clockId', 'dueAt', 'stage', 'roles', 'assignedTo'],
    });
  const close = (parameter: string) => `
    delete from dueline.tasks t using jsonb_to_recordset(${parameter}::text::jsonb) as c("taskId" text)
    where ${ofOrder('t')} and t.task_id = c."taskId" and ${isWritten}`;
  return [
    ...rowsPart('tasks', tables.tasks, opened, replace('orderId', ...key)),
    ...(changed.length === 0
      ? []
      : [{ name: 'tasks_changed', text: change, json: tables.tasks.json(changed) }]),
    ...listPart(
      'tasks_closed',
      close,
      closed.map((taskId) => ({ taskId })),
    ),
  ];
}

function listPart(name: string, text: StatementPart['text'], list: readonly object[]): StatementPart[] {
  return list.length === 0 ? [] : [{ name, text, json: JSON.stringify(list) }];
}
