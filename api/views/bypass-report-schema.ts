import { z } from 'zod';
import { bypassStates } from '../../db/reads/list-bypasses.ts';
import { bypassSteps } from '../../domain/order/bypass.ts';
import { department, instant, names } from './shared-schema.ts';

export const bypassReport = z
  .strictObject({
    from: instant,
    until: instant,
    items: z.array(
      z.strictObject({
        orderId: z.string(),
        orderNumber: z.string(),
        customerName: z.string().exactOptional(),
        bypassId: z.string(),
        step: z.enum(bypassSteps),
        stepName: names,
        department,
        lotId: z.string().exactOptional(),
        by: z.string().describe('Who skipped the approval.'),
        byName: names.exactOptional(),
        onBehalfOf: z.array(z.string()).exactOptional(),
        reason: z.string(),
        at: instant,
        dueAt: instant.describe('When the make-up is due.'),
        state: z.enum(bypassStates).describe('VOID: the order ended without it, as a cancelled one does.'),
        madeUpAt: instant.exactOptional(),
        madeUpBy: z.string().exactOptional(),
        result: z.enum(['PASS', 'FAIL']).exactOptional(),
        comment: z.string().exactOptional(),
        late: z.boolean().describe('Made up for after its time, or not yet and past it.'),
      }),
    ),
    nextCursor: z.string().nullable().describe('Send as cursor for the next page; null at the end.'),
  })
  .meta({ id: 'BypassReport', description: 'Approvals that were skipped in emergencies (REVIEW-22).' });
