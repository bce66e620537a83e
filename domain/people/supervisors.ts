import { type Role, staffOf } from './roles.ts';

/** Who supervises: quality; and leadership, internal audit and administration look on (OVERDUE-11). */
export const supervisors: readonly Role[] = staffOf(
  'QUALITY',
  'INTERNAL_AUDIT',
  'ADMINISTRATION',
  'LEADERSHIP',
);
