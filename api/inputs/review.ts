import { z } from 'zod';
import { limits } from '../limits.ts';
import { civilDate, code, department, line, money, words } from './fields.ts';

const reviewResult = z.enum(['PASS', 'FAIL'], 'must be one of PASS, FAIL');
const comment = words('A note for the file.').exactOptional();

/** Inputs of review, contract, confirmation and release. */
export const reviewInputs = {
  recordReview: z.strictObject({
    department: department('The department that reviews.'),
    result: reviewResult.describe('What the review found.'),
    comment,
    items: z
      .array(
        z.strictObject({
          item: code('Code of an item of its checklist, such as PRICE.'),
          result: reviewResult.describe('What it came to.'),
          comment: words('A note on the item.').exactOptional(),
        }),
      )
      .min(1)
      .max(limits.reviewItems)
      .exactOptional()
      .describe('Results by item; an item that is not named has passed.'),
    asks: z
      .strictObject({
        requirements: words('What would have to be otherwise: asked of sales.').exactOptional(),
        deliveryDate: civilDate('The earliest date that is feasible: asked of the customer.').exactOptional(),
      })
      .exactOptional()
      .describe('What it would take to pass; with FAIL alone.'),
  }),
  decideReview: z.strictObject({
    outcome: z
      .enum(
        ['ACCEPT', 'ACCEPT_WITH_CONDITIONS', 'REJECT'],
        'must be one of ACCEPT, ACCEPT_WITH_CONDITIONS, REJECT',
      )
      .describe('The one decision over all reviews.'),
    conditions: words('On which conditions; needed with ACCEPT_WITH_CONDITIONS.').exactOptional(),
    reason: words('Why, for the customer; needed with REJECT.').exactOptional(),
  }),
  proposePostponement: z.strictObject({
    deliveryDate: civilDate('The earliest date that is feasible.'),
    reason: words('Why the requested date cannot be kept.'),
  }),
  recordCustomerDecision: z.strictObject({
    agreed: z.boolean().describe('Whether the customer takes the later date.'),
    saidBy: line('Who said so for the customer, and how.'),
  }),
  decideRefusedPostponement: z.strictObject({
    decline: z.boolean().describe('true: the order is declined; false: the requested date is kept.'),
    reason: words('Why.'),
  }),
  issueQuotation: z.strictObject({
    quotationNumber: code('Number of the quotation.'),
    total: money('What the quotation comes to.'),
  }),
  signContract: z.strictObject({
    contractNumber: code('Number of the contract.'),
    customerSignedBy: line('Who signed for the customer.'),
  }),
  satisfyContract: z.strictObject({ basis: line('Price list or frame contract that stands for it.') }),
  confirmPlan: z.strictObject({ department: department('The department that confirms.'), comment }),
  releaseOrder: z.strictObject({ comment }),
};
