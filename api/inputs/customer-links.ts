import { z } from 'zod';
import { orderId } from './command-request.ts';
import { code } from './fields.ts';

/** Days for which a link holds, unless said otherwise, and at most. */
const usualDays = 90;
const mostDays = 365;

/** Body of `POST /v1/customer-links`. */
export const newCustomerLink = z
  .strictObject({
    customerId: code('Whose orders the link shows.'),
    orderId: orderId.exactOptional().describe('The one order to show; absent: all of the customer.'),
    validDays: z
      .int()
      .min(1)
      .max(mostDays)
      .default(usualDays)
      .describe(`Days for which the link holds; ${usualDays} unless given.`),
  })
  .meta({ id: 'NewCustomerLink', description: 'A link by which a customer follows the own orders.' });
