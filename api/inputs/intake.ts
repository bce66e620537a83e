import { z } from 'zod';
import { limits } from '../limits.ts';
import { line, lineNumber, words } from './fields.ts';
import { customer, lineFields, termFields } from './order-details.ts';

const supplementLines = z
  .array(z.strictObject({ line: lineNumber, ...lineFields }))
  .min(1)
  .max(limits.orderLines)
  .superRefine((lines, context) => {
    lines.forEach((each, index) => {
      if (lines.findIndex((other) => other.line === each.line) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'line'],
        message: `line ${each.line} is given twice`,
      });
    });
  })
  .describe("Lines by number; the fields given are laid over the line's own.");

/** What a supplement may set. */
export const supplement = z
  .strictObject({
    customer: customer.exactOptional(),
    lines: supplementLines.exactOptional(),
    taken: z
      .strictObject({ dictated: words('What the customer dictated on the phone (INTAKE-04).') })
      .exactOptional()
      .describe('The call in which a telephone order was taken down.'),
    ...termFields,
  })
  .refine((given) => Object.keys(given).length > 0, 'must fill in something')
  .describe('The fields to fill in or correct.');

/** Inputs from receipt to the initial review. */
export const intakeInputs = {
  supplementInformation: z.strictObject({
    supplement,
    source: line('Who gave the information, and how: "Ms. Li, by phone".'),
  }),
  requestInformation: z.strictObject({
    gaps: z
      .array(
        z.strictObject({
          path: line('The field that is missing or doubtful, such as lines[0].model.'),
          reason: words('What is asked.'),
          whose: z
            .enum(['CUSTOMER', 'OURS'], 'must be one of CUSTOMER, OURS')
            .describe("Who must answer; only the customer's gap stops our clock."),
        }),
      )
      .min(1)
      .max(limits.gaps)
      .describe('What is missing or doubtful.'),
  }),
  passInitialReview: z.strictObject({
    comment: words('A note for the file.').exactOptional(),
    contractDocument: z
      .boolean()
      .exactOptional()
      .describe('A contract document comes with the order: legal reviews it.'),
  }),
  rejectOrder: z.strictObject({ reason: words('The reason that the customer is told.') }),
};
