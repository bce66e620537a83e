import { z } from 'zod';
import { bypassSteps } from '../../domain/order/bypass.ts';
import {
  compensationKinds,
  confirmationChannels,
  depositTreatments,
  treatments,
} from '../../domain/order/cancellation/cancellation.ts';
import { department, instant, money, quantity, signature } from './shared-schema.ts';

const text = z.string();

/** A cancellation as far as it has come. */
export const cancellationSchema = z
  .strictObject({
    requestedBy: text.describe("The customer's person."),
    formReference: text.exactOptional(),
    formAttachmentId: text
      .exactOptional()
      .describe(
        'The file of the order that is the request form (CANCEL-01): GET /v1/attachments/{attachmentId}.',
      ),
    reason: text,
    ...signature,
    told: z.array(department).describe('Departments that were told to stop.'),
    stopped: z
      .partialRecord(department, z.strictObject(signature))
      .describe('Those that have said that they stopped.'),
    disposition: z
      .strictObject({
        items: z.array(
          z.strictObject({
            what: text,
            quantity,
            treatment: z.enum(treatments),
            loss: money,
            agreedWith: z.array(department),
          }),
        ),
        reason: text.exactOptional(),
        loss: money,
        proposedFee: money.describe('The fee that the policy cancel.feePolicy allows.'),
        ...signature,
      })
      .exactOptional(),
    confirmation: z
      .strictObject({ confirmedWith: text, channel: z.enum(confirmationChannels), ...signature })
      .exactOptional(),
    settlement: z
      .strictObject({
        fee: money,
        refund: money,
        depositTreatment: z.enum(depositTreatments),
        basis: text,
        ...signature,
      })
      .exactOptional(),
    forfeitApproval: z.strictObject(signature).exactOptional(),
    settlementApproval: z.strictObject(signature).exactOptional(),
    compensations: z
      .array(
        z.strictObject({
          kind: z.enum(compensationKinds),
          lotId: text,
          reference: text,
          doneAt: instant.describe('When that was done which is undone.'),
          at: instant,
        }),
      )
      .describe('What was undone, in this order.'),
    withdrawal: z.strictObject({ reason: text, ...signature }).exactOptional(),
    completedAt: instant.exactOptional(),
  })
  .meta({ id: 'Cancellation', description: "A customer's request to cancel an order, and what came of it." });

/** An approval that was skipped in an emergency. */
export const bypassSchema = z
  .strictObject({
    bypassId: text,
    step: z.enum(bypassSteps),
    department,
    lotId: text.exactOptional(),
    reason: text,
    ...signature,
    clockId: text.describe('The clock of the make-up.'),
    lapsed: z
      .literal(true)
      .exactOptional()
      .describe('The review began anew: the approval is asked for again.'),
    makeUp: z.strictObject({ result: z.enum(['PASS', 'FAIL']), ...signature }).exactOptional(),
  })
  .meta({ id: 'Bypass', description: 'An approval that was skipped in an emergency (REVIEW-21).' });
