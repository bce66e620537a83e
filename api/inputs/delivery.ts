import { z } from 'zod';
import { deliveryExceptionTypes, transportModes } from '../../domain/order/lot.ts';
import { limits } from '../limits.ts';
import { civilDate, code, instant, line, lotLines, money, words } from './fields.ts';

/** Inputs from the packing list to acceptance. */
export const deliveryInputs = {
  checkPackingList: z.strictObject({ packed: lotLines('What is packed, by line.') }),
  arrangeTransport: z.strictObject({
    mode: z
      .enum(transportModes, `must be one of ${transportModes.join(', ')}`)
      .describe('How the goods travel.'),
    carrier: line('Who carries them; for SELF_PICKUP the customer.'),
    pickUpAt: instant('When they are picked up.'),
    expectedArrival: civilDate('When they are expected to arrive.'),
  }),
  dispatchShipment: z.strictObject({
    shippingNoteNumber: code('Number of the shipping note.'),
    warehouseSignedBy: line('Who signed for the warehouse.'),
    carrierSignedBy: line('Who signed for the carrier.'),
    trackingNumber: code("The carrier's number.").exactOptional(),
    shipped: lotLines('Part of the lot that leaves; absent: all of it.').exactOptional(),
  }),
  reportDeliveryException: z.strictObject({
    exception: z
      .enum(deliveryExceptionTypes, `must be one of ${deliveryExceptionTypes.join(', ')}`)
      .describe('What went wrong.'),
    description: words('What happened.'),
  }),
  resolveDeliveryException: z.strictObject({ solution: words('How it was solved.') }),
  recordDelivery: z.strictObject({
    signedBy: line('Who signed for the consignee.'),
    deliveredBy: line('Who handed the goods over.'),
    clean: z.boolean().describe('Whether the proof of delivery is without reservation.'),
    remarks: words('Reservations of the consignee.').exactOptional(),
  }),
  acceptDelivery: z.strictObject({ acceptedBy: line('Who accepted for the customer.') }),
};

/** Inputs of settlement, follow-up and archive. */
export const closingInputs = {
  issueInvoice: z.strictObject({
    invoiceNumber: code('Number of the invoice.'),
    total: money('What the invoice comes to.'),
  }),
  recordPayment: z.strictObject({
    reference: code("The bank's reference; the same reference is booked once."),
    total: money('What was received.'),
    receivedOn: civilDate('The day it was received.'),
  }),
  leaveBalanceOpen: z.strictObject({ reason: words('Why the order is settled with a balance open.') }),
  closeOrder: z.strictObject({}),
  recordFollowUp: z.strictObject({
    satisfied: z.boolean().describe('Whether the customer is satisfied.'),
    comment: words('What the customer said.').exactOptional(),
  }),
  archiveOrder: z.strictObject({
    waivers: z
      .array(z.strictObject({ group: code('The record group.'), reason: words('Why it may be missing.') }))
      .max(limits.waivers)
      .describe('Record groups that may be missing.')
      .exactOptional(),
  }),
};
