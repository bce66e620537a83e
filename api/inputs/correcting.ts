import { z } from 'zod';
import { clearableFields } from '../../domain/order/correction-record.ts';
import { orderTypes } from '../../domain/order/details.ts';
import { wanted } from './changing.ts';
import { department, words } from './fields.ts';
import { customer } from './order-details.ts';
import { projectFields } from './project.ts';

const correction = z
  .strictObject({
    customer: customer.exactOptional(),
    orderType: z
      .enum(orderTypes, `must be one of ${orderTypes.join(', ')}`)
      .exactOptional()
      .describe('Type of the order.'),
    project: z.strictObject(projectFields).exactOptional().describe('What the register of projects says.'),
    ...wanted.shape,
  })
  .describe('What should have been entered; fields that are left out stay as they are.');

/** Inputs that put entries right, or enter what an approved order is assigned to or belongs to. */
export const correctingInputs = {
  correctEntry: z.strictObject({
    correction: correction.exactOptional(),
    cleared: z
      .array(
        z
          .enum(clearableFields, `must be one of ${clearableFields.join(', ')}`)
          .describe('A field that should be empty.'),
      )
      .min(1)
      .max(clearableFields.length)
      .exactOptional()
      .describe('Fields that should be empty.'),
    reason: words('What went wrong when it was entered.'),
  }),
  acceptAssignment: z.strictObject({
    department: department('The department that takes the order on.'),
    comment: words('A note for the file.').exactOptional(),
  }),
  recordProject: z.strictObject(projectFields),
};
