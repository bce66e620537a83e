import { z } from 'zod';
import { isAmount } from '../../domain/money/money.ts';
import { isQuantity } from '../../domain/money/quantity.ts';
import { channels, orderKinds, orderTypes } from '../../domain/order/details.ts';
import { lineProblems } from '../../domain/order/line-problems.ts';
import { limits } from '../limits.ts';
import { code, instant } from './fields.ts';
import { customer, lineFields, taken, termFields } from './order-details.ts';
import { projectFields } from './project.ts';

const lines = z
  .array(z.strictObject(lineFields))
  .max(limits.orderLines)
  .superRefine((given, context) => {
    // What is malformed has been named already; sums are taken of what is well formed.
    if (!given.every(isWellFormed)) return;
    const numbered = given.map((line, index) => ({ ...line, line: index + 1 }));
    for (const { path, reason } of lineProblems(numbered, '')) {
      context.addIssue({ code: 'custom', path: pathKeys(path), message: reason });
    }
  })
  .describe('What is ordered; lines are numbered from 1 in this order.');

/** Body of `POST /v1/orders`. Missing business data is a gap that the order waits with, not an error. */
export const orderRequest = z
  .strictObject({
    channel: z
      .enum(channels, `must be one of ${channels.join(', ')}`)
      .describe('Where the order comes from (INTAKE-01).'),
    externalNumber: code(
      "The sender's number of the order: the same channel and number is the same order (INTAKE-03).",
    ).exactOptional(),
    taken: taken.exactOptional(),
    customer,
    lines,
    orderType: z
      .enum(orderTypes, `must be one of ${orderTypes.join(', ')}`)
      .exactOptional()
      .describe('REGULAR unless given.'),
    orderKind: z
      .enum(orderKinds, `must be one of ${orderKinds.join(', ')}`)
      .exactOptional()
      .describe('PRODUCT unless given (INTAKE-23).'),
    project: z.strictObject(projectFields).exactOptional().describe('The project of a project order.'),
    ...termFields,
    occurredAt: instant('When the order came in, if earlier than now.').exactOptional(),
  })
  .meta({ id: 'OrderRequest', description: 'An order as it comes in.' });

export type OrderRequest = z.output<typeof orderRequest>;

function isWellFormed(line: OrderRequest['lines'][number]): boolean {
  const { unitPrice, quantity } = line;
  return (
    (unitPrice === undefined || isAmount(unitPrice.amount)) &&
    (quantity === undefined || isQuantity(quantity))
  );
}

/** `[0].unitPrice.currency` as keys. */
function pathKeys(path: string): (string | number)[] {
  return (path.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
