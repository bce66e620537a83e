import { z } from 'zod';
import { modificationSigners } from '../../domain/order/change/modification.ts';
import { changeParties } from '../../domain/order/change/records.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { limits } from '../limits.ts';
import { civilDate, code, department, line, lineNumber, money, name, words } from './fields.ts';
import { lineFields, termFields } from './order-details.ts';

const comment = words('A note for the file.').exactOptional();
const none = z.strictObject({});

const choice = <Value extends string>(values: readonly Value[], description: string) =>
  z.enum(values, `must be one of ${values.join(', ')}`).describe(description);

/** What is to be otherwise; fields that are left out stay as they are. */
export const wanted = z
  .strictObject({
    lines: z
      .array(z.strictObject({ line: lineNumber, ...lineFields }))
      .min(1)
      .max(limits.orderLines)
      .exactOptional()
      .describe('Lines by number with the fields that change; the next free number adds a line.'),
    removedLines: z
      .array(lineNumber)
      .min(1)
      .max(limits.orderLines)
      .exactOptional()
      .describe('Numbers of the lines that fall away.'),
    ...termFields,
  })
  .describe('What is to be otherwise; fields that are left out stay as they are.');

export const onlyLot = z
  .string()
  .regex(/^L[1-9]\d{0,3}$/, 'must be a lot such as L1')
  .describe('The one lot that it concerns; left out, the whole order.');

/** Inputs of a change of an order. */
export const changingInputs = {
  requestChange: z.strictObject({
    requestedBy: name("The customer's person who asks for the change."),
    formReference: line('Number of the order change request form, or where it is kept.'),
    reason: words('Why the customer wants it otherwise.'),
    wanted,
    onlyLot: onlyLot.exactOptional(),
  }),
  answerChange: z.strictObject({
    workGoesOn: z.boolean().describe('Whether work goes on while the change is dealt with.'),
    holdFrom: choice(
      lotStages,
      'Lots go on until they come to this operation; left out, all stands still at once.',
    ).exactOptional(),
    comment,
  }),
  evaluateChange: z.strictObject({
    department: department('The department that evaluates.'),
    feasible: z.boolean().describe('Whether it can be done.'),
    extraCost: money('What it costs beside the prices of the lines.').exactOptional(),
    delayDays: z
      .int()
      .min(0)
      .max(limits.delayDays)
      .exactOptional()
      .describe('By how many working days the order would be later.'),
    materialEffect: words('What it means for material: what is needed, what is left over.'),
    comment,
  }),
  offerAlternative: z.strictObject({
    wanted,
    explanation: words('Why this is offered in place of what was wanted.'),
  }),
  chooseAlternative: z.strictObject({
    alternativeId: code(
      'The alternative, such as A1; left out, the customer keeps to what was wanted.',
    ).exactOptional(),
    saidBy: line('Who said so for the customer, and how.'),
  }),
  decideChange: z.strictObject({
    approved: z.boolean().describe('Whether the change is made.'),
    assessment: words('How reasonable and feasible it is; with a rejection, why, for the customer.'),
    extraCost: money(
      'What the customer pays beside the lines; left out, what departments said.',
    ).exactOptional(),
  }),
  confirmChange: z.strictObject({
    party: choice(changeParties, 'Who confirms.'),
    saidBy: line('Who confirmed for the party.'),
    evidence: line('Where the written confirmation is kept; needed of the customer.').exactOptional(),
  }),
  signChangeAgreement: z.strictObject({
    agreementNumber: code('Number of the change agreement.'),
    customerSignedBy: line('Who signed for the customer.'),
  }),
  withdrawChange: z.strictObject({ reason: words('Why the change is not wanted any more.') }),
  applyChange: none,
  tellCustomerOfChange: z.strictObject({
    message: words('What the customer was told: the reason.'),
    saidTo: line('Who was told, and how.'),
  }),
  confirmConfiguration: z.strictObject({
    sheetNumber: code('Number of the product configuration sheet.'),
    comment,
  }),
  applyForModification: z.strictObject({
    line: lineNumber,
    description: words('What is to be improved.'),
  }),
  signModification: z.strictObject({ as: choice(modificationSigners, 'In which role.'), comment }),
  scheduleModification: z.strictObject({
    completionDate: civilDate('The day by which the product is improved.'),
    comment,
  }),
  completeModification: z.strictObject({ comment }),
};
