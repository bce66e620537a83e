import { z } from 'zod';
import { caseKindCodes } from '../../domain/cases/case-kinds.ts';
import { timeQuery } from './clocks.ts';

/** What a report of cases may be asked for: a month of the company, or any span; of one kind, or all. */
export const caseReportQuery = z.strictObject({
  ...timeQuery.shape,
  month: z
    .string()
    .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2025-10')
    .exactOptional()
    .describe('Of this month in company time; in the place of from and until.'),
  kind: z
    .enum(caseKindCodes, `must be one of ${caseKindCodes.join(', ')}`)
    .exactOptional()
    .describe('Of this kind alone.'),
});
