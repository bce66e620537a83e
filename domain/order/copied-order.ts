import { thousandths } from '../money/quantity.ts';
import type { OrderDetails, OrderLine } from './details.ts';

/** A new order like one that is there: customer, lines and terms without what was of that one order alone. */
export type CopiedOrder = Pick<
  OrderDetails,
  | 'channel'
  | 'orderType'
  | 'orderKind'
  | 'customer'
  | 'paymentMethod'
  | 'deliveryAddress'
  | 'consignee'
  | 'remarks'
  | 'project'
> & { lines: Omit<OrderLine, 'line'>[] };

const keptFields = [
  'orderType',
  'orderKind',
  'customer',
  'paymentMethod',
  'deliveryAddress',
  'consignee',
  'remarks',
] as const satisfies readonly (keyof CopiedOrder)[];

/**
 * An order to be entered like another: no dates, no number of the sender's, no paper that it came in by; lines that fell
 * away stay away. What shops and the website push by themselves is entered by a person this time.
 */
export function copiedOrder(details: OrderDetails): CopiedOrder {
  const { channel, project } = details;
  const kept = keptFields.filter((field) => details[field] !== undefined);
  const { plannedStart: _date, ...sameProject } = project ?? {};
  return {
    ...(Object.fromEntries(kept.map((field) => [field, details[field]])) as Pick<CopiedOrder, 'customer'>),
    channel: channel === 'WEBSITE' || channel === 'PLATFORM' ? 'SALESPERSON' : channel,
    lines: details.lines.filter(isWanted).map(({ line: _number, ...line }) => line),
    ...(project === undefined ? {} : { project: sameProject }),
  };
}

function isWanted({ quantity }: OrderLine): boolean {
  return quantity === undefined || thousandths(quantity) > 0;
}
