import { z } from 'zod';
import { code, department, words } from './fields.ts';
import { supplement } from './intake.ts';

const comment = words('A note for the file.').exactOptional();
const result = z.enum(['PASS', 'FAIL'], 'must be one of PASS, FAIL').describe('What the review found.');

/** Inputs of what a review needs besides the reviews. */
export const reviewSupportInputs = {
  askSales: z.strictObject({
    department: department('The department that asks.'),
    question: words('What sales is to supplement or change.'),
    item: code('Item of its checklist that is in doubt, such as PRICE.').exactOptional(),
  }),
  answerQuestion: z.strictObject({
    questionId: code('The question, such as Q1.'),
    answer: words('The answer, and who of the customer said so.'),
    supplement: supplement.exactOptional(),
  }),
  reviewCredit: z.strictObject({ result, comment }),
  overrideCredit: z.strictObject({ reason: words('Why the order passes all the same.') }),
};
