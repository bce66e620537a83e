import { z } from 'zod';
import { civilDate, instant, names, pageSchema, quantity } from './shared-schema.ts';

export const customerSteps = [
  'RECEIVED',
  'REVIEW',
  'PLANNING',
  'PRODUCTION',
  'SHIPPING',
  'DELIVERY',
  'DONE',
] as const;
export type CustomerStep = (typeof customerSteps)[number];

const lot = z.strictObject({
  lotId: z.string(),
  stageName: names,
  lines: z.array(
    z.strictObject({
      line: z.int(),
      product: z.string().exactOptional(),
      quantity,
      unit: z.string().exactOptional(),
    }),
  ),
  carrier: z.string().exactOptional(),
  trackingNumber: z.string().exactOptional(),
  expectedArrival: civilDate.exactOptional(),
  signedAt: instant.exactOptional(),
});

const followedOrder = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    externalNumber: z.string().exactOptional().describe("The customer's own number."),
    stageName: names,
    steps: z.array(
      z.strictObject({
        stage: z.enum(customerSteps),
        names,
        state: z.enum(['DONE', 'NOW', 'TO_COME']),
        at: instant.exactOptional().describe('When the order came to it.'),
      }),
    ),
    deliveryDate: civilDate.exactOptional(),
    lots: z.array(lot),
    receivedAt: instant,
  })
  .meta({ id: 'FollowedOrder', description: 'An order as its customer sees it: nothing internal.' });

export const followPage = z
  .strictObject({
    customer: z.strictObject({ name: z.string() }),
    items: z.array(followedOrder),
    nextCursor: z.string().nullable().describe('Send as cursor for the next page; null at the end.'),
  })
  .meta({ id: 'FollowedOrders', description: "A customer's orders, the latest first." });

const link = z
  .strictObject({
    linkId: z.string(),
    customerId: z.string(),
    orderId: z.string().exactOptional(),
    createdAt: instant,
    createdBy: z.string(),
    expiresAt: instant,
    revokedAt: instant.exactOptional(),
  })
  .meta({ id: 'CustomerLink', description: 'A link as it may be shown: never its token.' });

export const customerLinkPage = pageSchema(link, 'CustomerLinkPage');

export const madeLinkSchema = z
  .strictObject({
    linkId: z.string(),
    url: z.string().nullable().describe('Told this once; null when the request is repeated.'),
    expiresAt: instant,
  })
  .meta({ id: 'MadeCustomerLink', description: 'A new link, to be sent to the customer.' });

export type FollowedOrderView = z.output<typeof followedOrder>;
