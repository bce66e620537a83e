import { z } from 'zod';
import { trackingDepartments } from '../../domain/order/tracking.ts';
import { civilDate, instant, names, pageSchema, signature, stage } from './shared-schema.ts';

/** How far an order has come, by department: what each said last. */
export const trackingSchema = z.partialRecord(
  z.enum(trackingDepartments),
  z.strictObject({
    department: z.enum(trackingDepartments),
    progress: z.string(),
    expectedFinish: civilDate.exactOptional(),
    ...signature,
  }),
);

const untracked = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    customerName: z.string().nullable(),
    stage,
    stageName: names,
    ownerId: z.string().describe('The one person who follows the order.'),
    lastTrackedAt: instant.describe(
      'The last entry that counts; if there is none, when the order came in, or to the department.',
    ),
    lotId: z
      .string()
      .exactOptional()
      .describe(
        'Of a report that a department owes: the lot that it has had the longest, whose stage this is.',
      ),
  })
  .meta({ id: 'UntrackedOrder', description: 'An open order of which nothing was heard for too long.' });

export const untrackedPage = pageSchema(untracked, 'UntrackedPage');

export type UntrackedPage = z.output<typeof untrackedPage>;
