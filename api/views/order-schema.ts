import { z } from 'zod';
import { clockKinds } from '../../domain/order/clock.ts';
import { channels, paymentMethods } from '../../domain/order/details.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { lotSchema } from './lot-schema.ts';
import {
  civilDate,
  commandName,
  department,
  instant,
  money,
  names,
  quantity,
  role,
  signature,
  stage,
} from './shared-schema.ts';

const { by } = signature;
const text = z.string().exactOptional();

const details = z.strictObject({
  channel: z.enum(channels),
  externalNumber: text,
  customer: z.strictObject({ customerId: text, name: text, taxNumber: text, contact: text }),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      productCode: text,
      productName: text,
      specification: text,
      model: text,
      quantity: quantity.exactOptional(),
      unit: text,
      unitPrice: money.exactOptional(),
      requirements: text,
      fragile: z.boolean().exactOptional(),
    }),
  ),
  paymentMethod: z.enum(paymentMethods).exactOptional(),
  deliveryDate: civilDate.exactOptional(),
  deliveryAddress: text,
  consignee: text,
  remarks: text,
});

const facts = z.strictObject({
  vip: z.boolean(),
  customerVerified: z.boolean(),
  frameContract: z.boolean(),
  creditFree: money.exactOptional(),
  earliestPromise: civilDate.exactOptional(),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      inCatalogue: z.boolean(),
      bomReleased: z.boolean(),
      listPrice: money.exactOptional(),
    }),
  ),
});

const clock = z
  .strictObject({
    clockId: z.string(),
    kind: z.enum(clockKinds),
    lotId: text,
    cycle: z.int(),
    owner: department,
    assignee: role,
    anchor: instant,
    limit: z.union([
      z.strictObject({ budget: z.string() }),
      z.strictObject({ until: z.string().describe('A date or an instant.') }),
    ]),
    due: instant.nullable().describe('Null while the due instant is being computed.'),
    provisional: z.boolean().describe('Computed through a year without an official holiday notice.'),
    overdue: z.boolean(),
    paused: z.boolean(),
    pauses: z.array(z.string()),
    pausedAt: instant.exactOptional(),
    rungs: z.array(z.strictObject({ rung: z.string(), at: instant, reached: z.boolean() })),
  })
  .meta({ id: 'Clock', description: 'A running deadline and its ladder.' });

export const taskSchema = z
  .strictObject({
    taskId: z.string(),
    command: commandName,
    title: names,
    department,
    roles: z.array(role),
    mine: z.boolean().describe('The caller may do it.'),
    lotId: text,
    clockId: text,
    dueAt: instant.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'OrderTask', description: 'Human work that the order waits for.' });

const availableCommand = z
  .strictObject({
    command: commandName,
    path: z.string().describe('Where to POST it.'),
    title: names,
    lotId: text,
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of input.'),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'AvailableCommand', description: 'A command that the caller can give now.' });

/** An order as its caller sees it. */
export const orderSchema = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    version: z.int().describe('Send as expectedVersion with a command.'),
    stage: stage.describe("What people see: the order's own stage, or its least advanced lot's."),
    stageName: names,
    orderStage: z.enum(orderStages).describe("The order's own stage."),
    department: department.describe('The department that owns the stage.'),
    overdue: z.boolean(),
    dueAt: instant.nullable().describe('The earliest due instant of its running clocks.'),
    receivedAt: instant,
    enteredBy: z.string(),
    details,
    total: money,
    balance: money.describe('What is not yet paid.'),
    facts: facts.exactOptional().describe("What the company's own files said when the order came in."),
    gaps: z.array(
      z.strictObject({ path: z.string(), whose: z.enum(['CUSTOMER', 'OURS']), reason: z.string() }),
    ),
    reviews: z.array(z.strictObject({ department, result: z.enum(['PASS', 'FAIL']), ...signature })),
    decision: z
      .strictObject({
        outcome: z.enum(['ACCEPT', 'ACCEPT_WITH_CONDITIONS', 'REJECT']),
        conditions: text,
        ...signature,
      })
      .exactOptional(),
    postponement: z
      .strictObject({
        proposedDate: civilDate,
        reason: z.string(),
        by,
        customerAgreed: z.boolean().exactOptional(),
      })
      .exactOptional(),
    quotation: z.strictObject({ quotationNumber: z.string(), total: money, ...signature }).exactOptional(),
    contract: z
      .strictObject({ contractNumber: z.string(), kind: z.enum(['SIGNED', 'AUTOMATIC']), ...signature })
      .exactOptional(),
    confirmations: z.array(z.strictObject({ department, ...signature })),
    confirmedAt: instant.exactOptional(),
    releasedBy: text,
    invoice: z.strictObject({ invoiceNumber: z.string(), total: money, ...signature }).exactOptional(),
    payments: z.array(z.strictObject({ reference: z.string(), total: money, receivedOn: civilDate, by })),
    openBalance: z.strictObject({ reason: z.string(), ...signature }).exactOptional(),
    followUp: z.strictObject({ satisfied: z.boolean(), ...signature }).exactOptional(),
    archive: z.strictObject({ groups: z.record(z.string(), z.string()), ...signature }).exactOptional(),
    rejection: z.strictObject({ reason: z.string(), ...signature }).exactOptional(),
    lots: z.array(lotSchema),
    lotCounts: z.partialRecord(z.enum(lotStages), z.int()),
    clocks: z.array(clock),
    tasks: z.array(taskSchema),
    availableCommands: z.array(availableCommand),
    policyVersion: z.string(),
    calendar: z.strictObject({ calendarId: z.string(), calendarVersion: z.int() }),
  })
  .meta({ id: 'Order', description: 'An order as its caller sees it.' });

export type OrderView = z.output<typeof orderSchema>;
export type TaskView = z.output<typeof taskSchema>;
export type AvailableCommand = z.output<typeof availableCommand>;
