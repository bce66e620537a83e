import { z } from 'zod';
import { limits } from '../limits.ts';
import { instant, words } from './fields.ts';

export const lotId = z
  .string()
  .regex(/^L[1-9]\d{0,3}$/, 'must be a lot such as L1')
  .meta({
    description: 'The lot; may be left out when just one lot is in a fitting stage.',
    examples: ['L1'],
  });

export const expectedVersion = z
  .int()
  .min(0)
  .describe('The version that the sender saw; if the order has changed since, the answer is 409 (I9).');

const common = {
  occurredAt: instant('When it happened, if earlier than now (ruling 4).').exactOptional(),
  reason: words('Why, for the journal.').exactOptional(),
};

/** Body of `POST /v1/orders/{orderId}/commands/{command}`. */
export function commandRequest<Input extends z.ZodType>(input: Input) {
  return z.strictObject({
    input,
    lotId: lotId.exactOptional(),
    expectedVersion: expectedVersion.exactOptional(),
    ...common,
  });
}

export const orderId = z
  .string()
  .regex(/^ord_[a-z2-7]{26}$/)
  .meta({ description: 'Id of the order.', examples: ['ord_abcdefghijklmnopqrstuvwxyz'] });

/**
 * Body of `POST /v1/commands`: one command for many orders or lots. `input` of a target replaces the common one;
 * either is checked against the schema of the command.
 */
export const bulkRequest = z
  .strictObject({
    command: z
      .string()
      .max(limits.codeLength)
      .describe('Name of the command, as in its path: decide-review.'),
    input: z
      .record(z.string(), z.unknown())
      .describe('Input for every target that brings none.')
      .exactOptional(),
    ...common,
    preview: z
      .boolean()
      .describe('true: tell what would become of each target now, and change nothing.')
      .exactOptional(),
    targets: z
      .array(
        z.strictObject({
          orderId,
          lotId: lotId.exactOptional(),
          expectedVersion: expectedVersion.exactOptional(),
          input: z.record(z.string(), z.unknown()).describe('Input for this target alone.').exactOptional(),
        }),
      )
      .min(1)
      .max(limits.bulkTargets)
      .describe('The orders and lots it is given to.'),
  })
  .meta({ id: 'BulkRequest', description: 'One command for many orders or lots.' });

export type BulkRequest = z.output<typeof bulkRequest>;
