import type { EscalationRow } from '../../db/reads/list-escalations.ts';
import type { OrderRow } from '../../db/reads/list-orders.ts';
import type { TaskRow } from '../../db/reads/list-tasks.ts';
import type { OrderExtras, ProductLine } from '../../db/reads/order-extras.ts';
import type { JournalEntry } from '../../db/reads/read-order.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import { pauseReasons } from '../../domain/order/clock.ts';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import { journey } from '../../domain/order/journey.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import { commandPath } from './available-commands.ts';
import { stageName } from './order-view.ts';
import { productText } from './product-text.ts';
import type { EscalationView, InboxTask, LedgerRow, TimelineEntry } from './row-schemas.ts';
import { speakingClock, type TimeTeller } from './time-left-view.ts';

/** One line of the order ledger, with what was read beside it. */
export function ledgerRow(
  row: OrderRow,
  { clocks, lines, lotCounts }: OrderExtras,
  tell: TimeTeller,
): LedgerRow {
  const isOf = ({ orderId }: { orderId: string }) => orderId === row.orderId;
  const clock = speakingClock(clocks.filter(isOf));
  return {
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    version: row.version,
    stage: row.stage,
    stageName: stageName(row.stage),
    department: row.department,
    overdue: row.overdue,
    dueAt: row.dueAt,
    ...timeLeftView(clock, tell),
    channel: row.channel,
    ...present({
      externalNumber: row.externalNumber,
      customerId: row.customerId,
      customerName: row.customerName,
      deliveryDate: row.deliveryDate,
    }),
    products: productText(lines.filter(isOf)),
    lotCounts: lotCounts
      .filter(isOf)
      .map(({ stage, count }) => ({ stage, count }))
      .toSorted((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage)),
    total: { amount: row.totalAmount, currency: row.currency },
    receivedAt: row.receivedAt,
    enteredBy: row.enteredBy,
    assignedTo: row.assignedDepartments,
    ownerId: row.ownerId,
    ...present({ salespersonId: row.salespersonId }),
    updatedAt: row.updatedAt,
  };
}

const stageOrder = Object.keys(journey) as Stage[];

/** What a row says of its clock; a row without one has nothing to say. */
export function timeLeftView<Clock extends Parameters<TimeTeller>[0]>(
  clock: Clock | null | undefined,
  tell: TimeTeller,
): Pick<LedgerRow, 'remainingMinutes' | 'approaching' | 'paused'> {
  if (clock === null || clock === undefined) {
    return { remainingMinutes: null, approaching: false, paused: false };
  }
  const { remainingMinutes, approaching, paused } = tell(clock);
  return { remainingMinutes, approaching: approaching && !paused, paused };
}

/** One task of an inbox, as the caller sees it at `now`. */
export function inboxTask(
  row: TaskRow,
  lines: readonly ProductLine[],
  caller: Caller,
  tell: TimeTeller,
  now: Instant,
): InboxTask {
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
    ...present({ assignedTo: row.assignedTo }),
    version: row.version,
    products: productText(lines.filter((line) => line.orderId === row.orderId)),
    dueAt: row.dueAt,
    overdue: row.dueAt !== null && isBefore(row.dueAt, now),
    ...timeLeftView(row.clock, tell),
    pauseReasons: pauseReasons.filter((reason) => row.clock?.pauses.includes(reason) === true),
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
    ...present({
      customerName: row.customerName,
      acknowledgedAt: row.acknowledgedAt,
      acknowledgedBy: row.acknowledgedBy,
      waivedAt: row.waivedAt,
    }),
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
