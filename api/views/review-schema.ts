import { z } from 'zod';
import { itemResults } from '../../domain/order/review/records.ts';
import { civilDate, department, instant, money, names, quantity, signature } from './shared-schema.ts';

const text = z.string().exactOptional();
const result = z.enum(['PASS', 'FAIL']);

/** A department's review, item by item. */
export const reviewSchema = z
  .strictObject({
    department,
    result,
    ...signature,
    items: z
      .array(z.strictObject({ item: z.string(), result: z.enum(itemResults), comment: text }))
      .exactOptional()
      .describe("Every item of the department's checklist."),
    policyVersion: text.describe('The version of the policy whose checklist it answered.'),
    asks: z
      .strictObject({ requirements: text, deliveryDate: civilDate.exactOptional() })
      .exactOptional()
      .describe('What it would take to pass.'),
    preparation: z
      .strictObject({
        status: z.literal('STARTED'),
        materials: z.array(
          z.strictObject({ line: z.int(), productCode: text, quantity: quantity.exactOptional() }),
        ),
      })
      .exactOptional()
      .describe('Procurement has begun to prepare what the order needs.'),
  })
  .meta({ id: 'Review', description: 'What one department found.' });

const questionSchema = z.strictObject({
  questionId: z.string(),
  department,
  question: z.string(),
  item: text.describe('The item of the checklist that is in doubt.'),
  clockId: z.string(),
  ...signature,
  answer: z
    .strictObject({
      text: z.string(),
      changed: z.array(z.string()).exactOptional().describe('Fields of the order that it set anew.'),
      ...signature,
    })
    .exactOptional(),
});

/** What belongs to the reviews of an order. */
export const reviewFields = {
  checklist: z
    .array(z.strictObject({ item: z.string(), name: names, departments: z.array(department) }))
    .describe('What is reviewed of an order of its type, by the departments that review this one.'),
  supersededReviews: z
    .array(reviewSchema)
    .exactOptional()
    .describe('Reviews that a later one took the place of, or that were asked for again, oldest first.'),
  questions: z.array(questionSchema).exactOptional().describe('What departments asked sales, oldest first.'),
  creditReview: z
    .strictObject({ result, ...signature })
    .exactOptional()
    .describe('The additional credit review of an order of high value.'),
  creditOverride: z
    .strictObject({ reason: z.string(), total: money, creditFree: money, ...signature })
    .exactOptional(),
  creditShortfall: money
    .exactOptional()
    .describe('By how much the free credit falls short, unless it was overridden.'),
  contractDocument: z
    .strictObject({ by: z.string(), onBehalfOf: signature.onBehalfOf, at: instant, comment: text })
    .exactOptional()
    .describe('Who said that a contract document comes with the order.'),
  sampled: z
    .literal(true)
    .exactOptional()
    .describe('Passed by policy, and one of the sample that the supervisor decides by itself.'),
};
