import { z } from 'zod';
import { caseKindCodes } from '../../domain/cases/case-kinds.ts';
import { timeQuery } from './clocks.ts';
import { monthText } from './month.ts';

/** What a report of cases may be asked for: a month of the company, or any span; of one kind, or all. */
export const caseReportQuery = z.strictObject({
  ...timeQuery.shape,
  month: monthText.exactOptional().describe('Of this month in company time; in the place of from and until.'),
  kind: z
    .enum(caseKindCodes, `must be one of ${caseKindCodes.join(', ')}`)
    .exactOptional()
    .describe('Of this kind alone.'),
});
