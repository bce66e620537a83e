import { z } from 'zod';
import { channelGroups } from '../../domain/order/channel-groups.ts';
import {
  channels,
  customerKinds,
  customerLanguages,
  orderKinds,
  orderTypes,
  paymentMethods,
} from '../../domain/order/details.ts';
import { holdReasons } from '../../domain/order/hold.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { assignmentSchema, correctionSchema, projectSchema } from './assignment-schema.ts';
import { bypassSchema, cancellationSchema } from './cancellation-schema.ts';
import { gapSchema } from './gap-view.ts';
import { lotSchema } from './lot-schema.ts';
import { orderCases, overdueFlags } from './order-cases-schema.ts';
import {
  configurationSheetSchema,
  endedChangeSchema,
  modificationSchema,
  openChangeSchema,
} from './order-change-schema.ts';
import { orderLine } from './order-line-schema.ts';
import { receiptCheckSchemas } from './receipt-check-schema.ts';
import { reviewFields, reviewSchema } from './review-schema.ts';
import { civilDate, department, instant, money, names, signature, stage } from './shared-schema.ts';
import { trackingSchema } from './tracking-schema.ts';
import { availableCommandSchema, clockSchema, taskSchema } from './work-schema.ts';

const { by } = signature;
const text = z.string().exactOptional();

const details = z.strictObject({
  channel: z.enum(channels),
  orderType: z.enum(orderTypes).exactOptional(),
  orderKind: z.enum(orderKinds).exactOptional(),
  externalNumber: text,
  platformId: text.describe('The shop that pushed it (INTAKE-03).'),
  taken: z
    .strictObject({ by: text, at: instant.exactOptional(), dictated: text })
    .exactOptional()
    .describe('How a telephone order was taken down (INTAKE-04).'),
  originals: z
    .array(z.strictObject({ attachmentId: z.string(), fileName: z.string(), sha256: z.string() }))
    .exactOptional()
    .describe('What it was entered from; the files are among those of the order (INTAKE-05).'),
  customer: z.strictObject({
    customerId: text,
    name: text,
    customerKind: z.enum(customerKinds).exactOptional(),
    taxNumber: text,
    contact: text,
    email: text,
    language: z.enum(customerLanguages).exactOptional(),
  }),
  lines: z.array(orderLine),
  paymentMethod: z.enum(paymentMethods).exactOptional(),
  deliveryDate: civilDate.exactOptional(),
  deliveryAddress: text,
  consignee: text,
  remarks: text,
  project: projectSchema.exactOptional(),
});

const facts = z.strictObject({
  vip: z.boolean(),
  customerVerified: z.boolean(),
  customerOnFile: z.boolean().exactOptional(),
  frameContract: z.boolean(),
  creditFree: money.exactOptional(),
  earliestPromise: civilDate.exactOptional(),
  region: text,
  lines: z.array(
    z.strictObject({
      line: z.int(),
      inCatalogue: z.boolean(),
      bomReleased: z.boolean(),
      listPrice: money.exactOptional(),
      category: text,
    }),
  ),
});

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
    ownerId: z.string().describe('The one person who follows the order (TRACK-05).'),
    tracking: trackingSchema.exactOptional().describe('How far it has come, as each department said last.'),
    enteredFor: z
      .array(z.string())
      .exactOptional()
      .describe('In whose name, where it was entered by delegation.'),
    details,
    channelGroup: z.enum(channelGroups).describe('What its channel counts as (INTAKE-01).'),
    total: money,
    amountDue: money.describe("The lines' total and the extra costs of changes that were applied."),
    revision: z.int().describe('The order version: 1 until a change of it is applied.'),
    change: openChangeSchema.exactOptional().describe('The change that is open.'),
    changes: z.array(endedChangeSchema).exactOptional().describe('Changes that have ended, oldest first.'),
    configurationSheet: configurationSheetSchema.exactOptional(),
    modifications: z.array(modificationSchema).exactOptional(),
    balance: money.describe('What is not yet paid.'),
    facts: facts.exactOptional().describe("What the company's own files said when the order came in."),
    gaps: z.array(gapSchema),
    reviews: z.array(reviewSchema),
    ...reviewFields,
    ...receiptCheckSchemas,
    acknowledgement: z
      .strictObject({
        channel: z.enum(['PHONE', 'EMAIL', 'SYSTEM']),
        result: z.enum(['CONFIRMED', 'CORRECTED', 'NOT_REACHED']),
        spokenTo: text,
        by,
        at: instant,
      })
      .exactOptional()
      .describe('How the customer was told of the receipt.'),
    instructions: z
      .array(z.strictObject({ text: z.string(), ...signature }))
      .exactOptional()
      .describe('What leadership said, oldest first.'),
    risks: z
      .array(z.strictObject({ department, description: z.string(), by, at: instant }))
      .exactOptional()
      .describe('What departments expect to be late.'),
    holds: z
      .array(
        z.strictObject({
          reason: z.enum(holdReasons),
          lotId: text,
          from: z.enum(lotStages).exactOptional().describe('Lots go on until they come to this operation.'),
          note: text,
          caseId: text.describe('The case that holds it.'),
          by,
          at: instant,
        }),
      )
      .exactOptional()
      .describe('Why work stands still, whatever the stage.'),
    cases: orderCases.exactOptional(),
    overdueFlags,
    cancellation: cancellationSchema
      .exactOptional()
      .describe('The cancellation that is being dealt with, or by which the order ended.'),
    cancellations: z
      .array(cancellationSchema)
      .exactOptional()
      .describe('Requests that were withdrawn, oldest first.'),
    bypasses: z
      .array(bypassSchema)
      .exactOptional()
      .describe('Approvals that were skipped in an emergency, oldest first.'),
    customerPrewarning: z
      .strictObject({ told: z.boolean(), message: z.string(), by, at: instant })
      .exactOptional(),
    decision: z
      .strictObject({
        outcome: z.enum(['ACCEPT', 'ACCEPT_WITH_CONDITIONS', 'REJECT']),
        conditions: text,
        ...signature,
      })
      .exactOptional(),
    assignment: assignmentSchema.exactOptional(),
    corrections: z.array(correctionSchema).exactOptional().describe('Wrong entries, oldest first.'),
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
    clocks: z.array(clockSchema),
    tasks: z.array(taskSchema),
    availableCommands: z.array(availableCommandSchema),
    policyVersion: z.string(),
    calendar: z.strictObject({ calendarId: z.string(), calendarVersion: z.int() }),
  })
  .meta({ id: 'Order', description: 'An order as its caller sees it.' });

export type OrderView = z.output<typeof orderSchema>;
