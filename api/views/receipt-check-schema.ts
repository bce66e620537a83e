import { z } from 'zod';
import { confirmationWays } from '../../domain/order/receipt-checks.ts';
import { signature } from './shared-schema.ts';

const text = z.string().exactOptional();

/** What sales checked of an order at its receipt. */
export const receiptCheckSchemas = {
  verification: z
    .strictObject({
      ...signature,
      result: z.enum(['VERIFIED', 'NOT_VERIFIED']),
      registeredName: z.string(),
      taxNumber: text,
      how: z.string(),
      whose: z.enum(['CUSTOMER', 'OURS']).exactOptional(),
      said: z.strictObject({ name: text, taxNumber: text }).exactOptional(),
    })
    .exactOptional()
    .describe('The last verification of the customer: result, verifier and time (INTAKE-15).'),
  requirementsConfirmation: z
    .strictObject({
      ...signature,
      confirmedWith: z.string(),
      channel: z.enum(confirmationWays),
      technical: z.string(),
      quality: z.string(),
    })
    .exactOptional()
    .describe('Who confirmed with the customer what is wanted, when and how (INTAKE-07).'),
  original: z
    .strictObject({ ...signature, attachmentIds: z.array(z.string()).exactOptional(), where: text })
    .exactOptional()
    .describe('Where the original message of the order is kept (INTAKE-05).'),
};
