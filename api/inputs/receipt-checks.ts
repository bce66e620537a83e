import { z } from 'zod';
import { confirmationWays } from '../../domain/order/receipt-checks.ts';
import { limits } from '../limits.ts';
import { code, line, name, words } from './fields.ts';

const comment = words('A note for the file.').exactOptional();

/** Inputs of what sales checks of an order before its review. */
export const receiptCheckInputs = {
  verifyCustomer: z.strictObject({
    result: z
      .enum(['VERIFIED', 'NOT_VERIFIED'], 'must be one of VERIFIED, NOT_VERIFIED')
      .describe('Whether the register has the customer under this name and number.'),
    registeredName: name('Name as the register has it; if it has none, as it was looked for.'),
    taxNumber: code(
      "Unified social credit code or tax number; the order's own unless given.",
    ).exactOptional(),
    how: line('Where it was looked up, such as the national enterprise credit information system.'),
    whose: z
      .enum(['CUSTOMER', 'OURS'], 'must be one of CUSTOMER, OURS')
      .describe('Who must clear it up, if the customer was not found; the customer unless given.')
      .exactOptional(),
    comment,
  }),
  confirmRequirements: z.strictObject({
    confirmedWith: line('Who confirmed it on the side of the customer.'),
    channel: z
      .enum(confirmationWays, `must be one of ${confirmationWays.join(', ')}`)
      .describe('How it was confirmed.'),
    technical: words('Technical requirements as confirmed; say so if the catalogue covers them.'),
    quality: words('Quality requirements as confirmed; say so if the standard covers them.'),
    comment,
  }),
  recordOriginal: z.strictObject({
    attachmentIds: z
      .array(code('A file of the order.'))
      .max(limits.originals)
      .describe('Files of the order that are the original.')
      .exactOptional(),
    where: line('Where the original is kept, such as a binder of letters.').exactOptional(),
    comment,
  }),
};
