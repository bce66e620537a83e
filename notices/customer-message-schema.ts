import { z } from 'zod';
import { type CurrencyCode, currencyCodes } from '../domain/money/money.ts';
import { type CustomerMessage, customerOccasions } from '../domain/notices/customer/customer-message.ts';
import { customerLanguages } from '../domain/order/details.ts';

const text = z.string().exactOptional();
const money = z
  .object({ amount: z.string(), currency: z.enum(currencyCodes as [CurrencyCode]) })
  .exactOptional();

/** What a row of the outbox must hold to be written to a customer: rows outlive the program that wrote them. */
export const customerMessageSchema: z.ZodType<CustomerMessage> = z.object({
  kind: z.literal('CUSTOMER_MESSAGE'),
  occasion: z.enum(customerOccasions),
  orderId: z.string(),
  orderNumber: z.string(),
  externalNumber: text,
  customerName: text,
  language: z.enum(customerLanguages).exactOptional(),
  reachedAt: z.string(),
  zone: z.string(),
  lines: z.array(z.object({ name: z.string(), quantity: text, unit: text, unitPrice: money })),
  total: money,
  deliveryDate: text,
  expectedDelivery: text,
  missing: z.array(z.string()).exactOptional(),
  said: text,
  carrier: text,
  trackingNumber: text,
  shippingNoteNumber: text,
  expectedArrival: text,
});
