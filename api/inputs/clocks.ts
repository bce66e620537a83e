import { z } from 'zod';
import { clockKinds } from '../../domain/order/clock.ts';
import { departmentQuery, flag, pageQuery } from '../routes/queries.ts';
import { orderId } from './command-request.ts';
import { instant } from './fields.ts';

export const clockQuery = z.strictObject({
  state: z
    .enum(['open', 'closed'], 'must be open or closed')
    .default('open')
    .describe('Clocks that run or stand still, soonest due first; or completed ones, the latest first.'),
  department: departmentQuery,
  kind: z
    .enum(clockKinds, `must be one of ${clockKinds.join(', ')}`)
    .exactOptional()
    .describe('Of this kind alone.'),
  overdue: flag('Past their due instant alone, or the others; of completed ones: completed late.'),
  orderId: orderId.exactOptional(),
  dueBefore: instant('Due before this instant.').exactOptional(),
  ...pageQuery,
});

const spanQuery = {
  from: instant('From this instant; 30 days before the end unless given.').exactOptional(),
  until: instant('Up to but not at this one; now unless given.').exactOptional(),
};

export const timeQuery = z.strictObject({ ...spanQuery, department: departmentQuery });

export const attributionQuery = z.strictObject({ ...timeQuery.shape, ...pageQuery });
