import { z } from 'zod';
import { clockKinds, pauseReasons } from '../../domain/order/clock.ts';
import { channels } from '../../domain/order/details.ts';
import {
  civilDate,
  commandName,
  department,
  instant,
  money,
  names,
  pageSchema,
  role,
  stage,
} from './shared-schema.ts';

const text = z.string().exactOptional();

/** How much working time is left, beside a due instant. */
export const timeLeftFields = {
  remainingMinutes: z
    .int()
    .nullable()
    .describe(
      "Working minutes to due by the clock's own calendar; negative when over; null without a clock.",
    ),
  approaching: z.boolean().describe('A pre-warning is past and the due instant is not.'),
  paused: z.boolean().describe('The clock stands still and keeps its remaining time.'),
};

/** One line of the order ledger. */
const ledgerRow = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    version: z.int(),
    stage,
    stageName: names,
    department,
    overdue: z.boolean(),
    dueAt: instant.nullable(),
    ...timeLeftFields,
    channel: z.enum(channels),
    externalNumber: text,
    customerId: text,
    customerName: text,
    products: z.string().describe('What is made, short.'),
    lotCounts: z
      .array(z.strictObject({ stage, count: z.int() }))
      .describe('Lots by stage; none before release.'),
    total: money,
    deliveryDate: civilDate.exactOptional(),
    receivedAt: instant,
    enteredBy: z.string(),
    assignedTo: z.array(department).describe('Departments that the accepted order is assigned to.'),
    ownerId: z.string().describe('The one person who follows the order.'),
    salespersonId: text.describe('Looks after the customer; where nobody does, entered the order.'),
    updatedAt: instant,
  })
  .meta({ id: 'LedgerRow', description: 'One line of the order ledger.' });

/** One task of an inbox. */
const inboxTask = z
  .strictObject({
    taskId: z.string(),
    orderId: z.string(),
    orderNumber: z.string(),
    customerName: text,
    command: commandName,
    path: z.string().describe('Where to POST the command that completes it.'),
    title: names,
    department,
    roles: z.array(role),
    mine: z.boolean(),
    lotId: text,
    clockId: text,
    stage,
    assignedTo: text.describe('The one person who is asked, where the work was reassigned.'),
    version: z.int().describe("The order's, for expectedVersion."),
    products: z.string().describe('What is made, short.'),
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    ...timeLeftFields,
    pauseReasons: z.array(z.enum(pauseReasons)),
    openedAt: instant,
  })
  .meta({ id: 'Task', description: 'Human work with its order, owner and deadline.' });

export const taskCounts = z
  .strictObject({ mine: z.int(), overdue: z.int(), approaching: z.int(), waitingOnOthers: z.int() })
  .meta({ id: 'TaskCounts', description: 'Tasks of the caller; overdue and approaching ones among them.' });

const escalation = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    clockId: z.string(),
    kind: z.enum(clockKinds),
    lotId: text,
    rung: z.string(),
    level: z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']),
    department,
    stage,
    roles: z.array(role),
    dueAt: instant,
    reachedAt: instant.describe('True instant of the rung, however late it was recorded.'),
    recordedAt: instant,
    customerName: text,
    acknowledgedAt: instant.exactOptional(),
    acknowledgedBy: text,
    waivedAt: instant.exactOptional().describe('When it was withdrawn on record.'),
  })
  .meta({ id: 'Escalation', description: 'A step of a ladder that was reached.' });

export const timelineEntry = z
  .strictObject({
    version: z.int(),
    command: z.string().describe('Name of the command, or rung for what time itself brought.'),
    title: names.exactOptional(),
    by: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('person'),
        personId: z.string(),
        roles: z.array(role).describe("The person's own."),
        onBehalfOf: z
          .array(z.strictObject({ personId: z.string(), roles: z.array(role) }))
          .exactOptional()
          .describe('Who had delegated the roles of the act, where own roles were not enough.'),
      }),
      z.strictObject({ kind: z.literal('policy'), rule: z.string() }),
      z.strictObject({ kind: z.literal('clock') }),
    ]),
    lotId: text,
    occurredAt: instant.describe('When it happened.'),
    recordedAt: instant.describe('When it was typed.'),
    reason: text,
    events: z.array(z.looseObject({ type: z.string() })).describe('What changed, before and after.'),
  })
  .meta({ id: 'TimelineEntry', description: 'One entry of the journal.' });

export const ledgerPage = pageSchema(ledgerRow, 'LedgerPage');
export const taskPage = pageSchema(inboxTask, 'TaskPage');
export const escalationPage = pageSchema(escalation, 'EscalationPage');
export const timelinePage = pageSchema(timelineEntry, 'TimelinePage');

export type LedgerRow = z.output<typeof ledgerRow>;
export type InboxTask = z.output<typeof inboxTask>;
export type EscalationView = z.output<typeof escalation>;
export type TimelineEntry = z.output<typeof timelineEntry>;
