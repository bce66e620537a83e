import { z } from 'zod';
import { type CaseType, caseKindCodes, caseKinds, overdueTypes } from '../../domain/cases/case-kinds.ts';
import { overdueOrders } from '../../domain/cases/overdue-flags.ts';
import { caseEffects } from '../../domain/order/order-case.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { instant } from './shared-schema.ts';

const text = z.string().exactOptional();

/** Codes of what cases are about, of every kind. */
export const caseTypes = Object.values(caseKinds).flatMap(({ types }) => Object.keys(types)) as [
  CaseType,
  ...CaseType[],
];

/** Cases that an order is part of, as they told it. */
export const orderCases = z
  .array(
    z.strictObject({
      caseId: z.string(),
      caseNumber: z.string(),
      kind: z.enum(caseKindCodes),
      type: z.enum(caseTypes),
      effect: z.enum(caseEffects).describe('What the case does to the order.'),
      lotId: text,
      from: z.enum(lotStages).exactOptional().describe('Lots go on until they come to this operation.'),
      at: instant,
      closedAt: instant.exactOptional(),
      outcome: z.enum(['CLOSED', 'MERGED', 'WITHDRAWN']).exactOptional(),
    }),
  )
  .describe('Cases that it is part of, as they told it.');

/** In what an order is overdue (OVERDUE-01, OVERDUE-02). */
export const overdueFlags = z
  .array(
    z.strictObject({
      type: z.enum(overdueTypes),
      clockId: z.string(),
      lotId: text,
      since: instant,
      of: z.enum(overdueOrders),
    }),
  )
  .describe('In what it is overdue, the worst first.');
