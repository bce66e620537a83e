import type { EscalationRow } from '../../db/reads/list-escalations.ts';
import type { OrderRow } from '../../db/reads/list-orders.ts';
import type { TaskRow } from '../../db/reads/list-tasks.ts';
import type { JournalEntry } from '../../db/reads/read-order.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import { commandPath } from './available-commands.ts';
import { stageName } from './order-view.ts';
import type { EscalationView, InboxTask, LedgerRow, TimelineEntry } from './row-schemas.ts';

/** One line of the order ledger. */
export function ledgerRow(row: OrderRow): LedgerRow {
  return {
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    version: row.version,
    stage: row.stage,
    stageName: stageName(row.stage),
    department: row.department,
    overdue: row.overdue,
    dueAt: row.dueAt,
    channel: row.channel,
    ...present({
      externalNumber: row.externalNumber,
      customerId: row.customerId,
      customerName: row.customerName,
      deliveryDate: row.deliveryDate,
    }),
    total: { amount: row.totalAmount, currency: row.currency },
    receivedAt: row.receivedAt,
    enteredBy: row.enteredBy,
    updatedAt: row.updatedAt,
  };
}

/** One task of an inbox, as the caller sees it at `now`. */
export function inboxTask(row: TaskRow, caller: Caller, now: Instant): InboxTask {
  const { zh, en } = commandTable[row.command];
  return {
    taskId: row.taskId,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    command: row.command,
    path: commandPath(row.orderId, row.command),
    title: { zh, en },
    department: row.department,
    roles: row.roles,
    mine: holdsAny(caller, row.roles),
    ...present({ customerName: row.customerName, lotId: row.lotId, clockId: row.clockId }),
    stage: row.stage,
    dueAt: row.dueAt,
    overdue: row.dueAt !== null && isBefore(row.dueAt, now),
    openedAt: row.openedAt,
  };
}

export function escalationView(row: EscalationRow): EscalationView {
  return {
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    clockId: row.clockId,
    kind: row.kind,
    ...present({ lotId: row.lotId }),
    rung: row.rung,
    level: row.level,
    department: row.department,
    stage: row.stage,
    roles: row.roles,
    dueAt: row.dueAt,
    reachedAt: row.reachedAt,
    recordedAt: row.recordedAt,
  };
}

/** A journal entry as people read it. */
export function timelineEntry({ entry }: JournalEntry): TimelineEntry {
  const name = commandNames.find((each) => each === entry.command);
  return {
    version: entry.version,
    command: entry.command,
    ...(name === undefined ? {} : { title: { zh: commandTable[name].zh, en: commandTable[name].en } }),
    by: entry.by,
    ...(entry.lotId === undefined ? {} : { lotId: entry.lotId }),
    occurredAt: entry.occurredAt,
    recordedAt: entry.recordedAt,
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    events: entry.events.map((event) => ({ ...event })),
  };
}

/** Fields that are null in the database are left out of answers. */
export function present<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
