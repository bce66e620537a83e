import { z } from 'zod';
import { trackingDepartments } from '../../domain/order/tracking.ts';
import { personId } from './administration.ts';
import { civilDate, words } from './fields.ts';

/** Inputs of what departments say of an order's progress, and of who follows it. */
export const trackingInputs = {
  recordTracking: z.strictObject({
    department: z
      .enum(trackingDepartments, `must be one of ${trackingDepartments.join(', ')}`)
      .describe('The department that reports.'),
    progress: words('How far the order has come.'),
    expectedFinish: civilDate('When the department expects to be done.').exactOptional(),
  }),
  assignOrder: z.strictObject({ personId, reason: words('Why the order changes hands.') }),
};
