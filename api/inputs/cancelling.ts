import { z } from 'zod';
import { bypassSteps } from '../../domain/order/bypass.ts';
import {
  confirmationChannels,
  depositTreatments,
  treatments,
} from '../../domain/order/cancellation/cancellation.ts';
import { limits } from '../limits.ts';
import { code, department, line, money, name, positiveQuantity, words } from './fields.ts';

const comment = words('A note for the file.').exactOptional();

const choice = <Value extends string>(values: readonly Value[], description: string) =>
  z.enum(values, `must be one of ${values.join(', ')}`).describe(description);

const disposition = z.strictObject({
  what: line('The product, semi-finished product or material.'),
  quantity: positiveQuantity('How much of it.'),
  treatment: choice(treatments, 'What becomes of it.'),
  loss: money('What is lost by it; zero when nothing is.'),
  agreedWith: z
    .array(department('A department that agreed.'))
    .max(limits.orderLines)
    .describe('The departments that agreed to it, two at least.'),
});

const step = choice(bypassSteps, 'The approval that is skipped.');
const lotId = code('The lot of a countersignature, when several lots wait for one.').exactOptional();

/** Inputs of a cancellation. */
export const cancellingInputs = {
  requestCancellation: z.strictObject({
    requestedBy: name("The customer's person who signed the request."),
    formReference: line(
      'Number of the order cancellation request form, or where it is kept; needed without its file.',
    ).exactOptional(),
    formAttachmentId: code(
      'The file of the order that is the form; needed without its number.',
    ).exactOptional(),
    reason: words('Why the customer wants the order cancelled.'),
  }),
  acknowledgeStop: z.strictObject({
    department: department('The department that has stopped its work.'),
    comment,
  }),
  recordDisposition: z.strictObject({
    items: z
      .array(disposition)
      .max(limits.orderLines)
      .describe('Each item that was made, begun or bought; none when there is nothing.'),
    reason: words('Why there is nothing to be treated; or a note.').exactOptional(),
  }),
  confirmCancellation: z.strictObject({
    confirmedWith: name("The customer's person who confirmed."),
    channel: choice(confirmationChannels, 'By which way it was confirmed.'),
    comment,
  }),
  settleCancellation: z.strictObject({
    fee: money('Fee of the cancellation, at most what the policy allows.'),
    refund: money('What goes back: what was paid less the fee.'),
    depositTreatment: choice(depositTreatments, 'What becomes of what was paid.'),
    basis: words('How fee and refund were computed.'),
  }),
  approveForfeit: z.strictObject({ comment }),
  approveCancellationSettlement: z.strictObject({ comment }),
  withdrawCancellation: z.strictObject({ reason: words('Why the customer goes on with the order.') }),
  completeCancellation: z.strictObject({}),
};

/** Inputs of an emergency bypass and of its make-up. */
export const bypassingInputs = {
  bypassApproval: z.strictObject({
    step,
    department: department('The department whose approval is skipped.'),
    lotId,
    reason: words('What the emergency is.'),
  }),
  makeUpApproval: z.strictObject({
    step,
    department: department('The department that makes up for its approval.'),
    lotId,
    result: choice(['PASS', 'FAIL'], 'Whether the department approves afterwards.'),
    comment: words('A note; with a fail, why.').exactOptional(),
  }),
};
