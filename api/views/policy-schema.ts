import { z } from 'zod';
import { instant, pageSchema } from './shared-schema.ts';

export const policyVersionSchema = z
  .strictObject({
    version: z.string(),
    effectiveAt: instant,
    reason: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    values: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PolicyVersion', description: 'Every figure of the regulations under one version.' });

export const policyPage = pageSchema(policyVersionSchema, 'PolicyPage');

/** A figure that differs between two versions. */
export const changedValues = z
  .array(
    z.strictObject({
      name: z.string(),
      before: z.unknown().describe('Null where that version does not know the parameter.'),
      after: z.unknown(),
      unit: z.string(),
      source: z.string().describe('Where the figure comes from.'),
      owner: z.string().describe('The department that answers for it.'),
    }),
  )
  .describe('Figures that change, in the order of docs/policies.md.');

export const policyDifferenceSchema = z
  .strictObject({ version: z.string(), against: z.string(), values: changedValues })
  .meta({ id: 'PolicyDifference', description: 'What one version changes of another.' });
