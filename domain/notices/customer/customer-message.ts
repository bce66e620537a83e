import type { CivilDate, Instant } from '../../instant.ts';
import type { Money } from '../../money/money.ts';
import type { CustomerLanguage } from '../../order/details.ts';

/** What the system writes to customers about, in the order in which it happens (INTAKE-09, -18, -19, -26, SLA-07). */
export const customerOccasions = [
  'RECEIVED',
  'REJECTED',
  'ACCEPTED',
  'CONFIRMED',
  'PREWARNED',
  'SHIPPED',
] as const;
export type CustomerOccasion = (typeof customerOccasions)[number];

/** A line of the order as its customer knows it. */
export interface CustomerLine {
  name: string;
  quantity?: string;
  unit?: string;
  unitPrice?: Money;
}

/** A message to the customer of an order: the facts of the moment, apart from its language. */
export interface CustomerMessage {
  kind: 'CUSTOMER_MESSAGE';
  occasion: CustomerOccasion;
  orderId: string;
  orderNumber: string;
  /** The customer's own number of the order. */
  externalNumber?: string;
  customerName?: string;
  /** Both languages in one message unless given. */
  language?: CustomerLanguage;
  reachedAt: Instant;
  zone: string;
  /** What is ordered; of a shipment, what it carries. */
  lines: CustomerLine[];
  total?: Money;
  /** Date agreed with the customer. */
  deliveryDate?: CivilDate;
  /** Until when the goods are expected to be there. */
  expectedDelivery?: Instant;
  /** Paths of fields that the customer has yet to fill. */
  missing?: string[];
  /** Why the order is not taken, on which conditions it is, or what threatens it: as a person wrote it. */
  said?: string;
  carrier?: string;
  trackingNumber?: string;
  shippingNoteNumber?: string;
  expectedArrival?: CivilDate;
}
