import { z } from 'zod';
import { orderTypes } from '../../domain/order/details.ts';
import { reviewConditions } from '../../domain/order/review/reviewers.ts';
import { department, names, role } from './shared-schema.ts';

const orderType = z.strictObject({
  orderType: z.enum(orderTypes),
  names,
  fields: z
    .array(
      z.strictObject({
        path: z.string().describe('As lines.model; project.name of the register.'),
        names,
        required: z.boolean().describe('Without it the order waits for information.'),
        whose: z.enum(['CUSTOMER', 'OURS']).exactOptional().describe('Who must fill it when it is missing.'),
      }),
    )
    .describe('The fields of the form.'),
  reviewers: z
    .array(z.strictObject({ department, names, turn: z.int() }))
    .describe('Departments that review it; those of the same turn side by side.'),
  alsoWhen: z
    .array(z.strictObject({ condition: z.enum(reviewConditions), departments: z.array(department) }))
    .describe('Departments that review it too where something holds of it.'),
  decidedBy: z.array(role).describe('Who takes the one decision.'),
  checklist: z.array(z.strictObject({ item: z.string(), names, departments: z.array(department) })),
});

/** The form and the approval path of each type of order. */
export const orderTypeList = z
  .strictObject({ policyVersion: z.string(), items: z.array(orderType) })
  .meta({ id: 'OrderTypes', description: 'One form and one approval path for each type (INTAKE-25).' });

export type OrderTypeList = z.output<typeof orderTypeList>;
