import { z } from 'zod';
import { customerKinds, customerLanguages, paymentMethods } from '../../domain/order/details.ts';
import {
  civilDate,
  code,
  instant,
  line,
  mailAddress,
  name,
  positiveQuantity,
  unitPrice,
  words,
} from './fields.ts';

export const customerLanguage = z.enum(customerLanguages, `must be one of ${customerLanguages.join(', ')}`);

/** Who orders; what is absent is filled from the customer file when `customerId` is known. */
export const customer = z
  .strictObject({
    customerId: code('Id in the customer file.').exactOptional(),
    name: name('Registered name of the firm or person.').exactOptional(),
    customerKind: z
      .enum(customerKinds, `must be one of ${customerKinds.join(', ')}`)
      .describe('BUSINESS unless given; a private person has no tax number.')
      .exactOptional(),
    taxNumber: code('Unified social credit code or tax number.').exactOptional(),
    contact: line('A person to reach: name and phone or e-mail.').exactOptional(),
    email: mailAddress('Where the system writes to the customer of this order (INTAKE-26).').exactOptional(),
    language: customerLanguage
      .describe('Language of what the system writes; both in one message unless given.')
      .exactOptional(),
  })
  .describe('The customer.');

/** How a telephone order was taken down (INTAKE-04). */
export const taken = z
  .strictObject({
    by: name('Name of the agent who took the call; the caller of this request unless given.').exactOptional(),
    at: instant('When the call came; now unless given.').exactOptional(),
    dictated: words('What the customer dictated.').exactOptional(),
  })
  .describe('The call in which a telephone order was taken down.');

/** What is ordered on one line; what is absent is filled from the catalogue when `productCode` is known. */
export const lineFields = {
  productCode: code('Code in the catalogue.').exactOptional(),
  productName: name('Name of the product.').exactOptional(),
  specification: line('Specification.').exactOptional(),
  model: line('Model.').exactOptional(),
  quantity: positiveQuantity('Quantity ordered, in units.').exactOptional(),
  unit: code('Unit of measure, such as 台 or pcs.').exactOptional(),
  unitPrice: unitPrice.exactOptional(),
  requirements: words("Technical and quality requirements in the customer's words.").exactOptional(),
  fragile: z.boolean().describe('Needs careful packing.').exactOptional(),
};

/** Fields of an order beside customer and lines. */
export const termFields = {
  paymentMethod: z
    .enum(paymentMethods, `must be one of ${paymentMethods.join(', ')}`)
    .describe('How the customer pays.')
    .exactOptional(),
  deliveryDate: civilDate('Delivery date that the customer asks for.').exactOptional(),
  deliveryAddress: line('Where the goods go.').exactOptional(),
  consignee: line('Who receives the goods.').exactOptional(),
  remarks: words('Free text; an order with remarks is reviewed by people.').exactOptional(),
};
