import { z } from 'zod';
import { causeCodes, measureKinds, preventiveKinds, sanctions } from '../../domain/cases/case-state.ts';
import { limits } from '../limits.ts';
import { personId } from './administration.ts';
import { civilDate, code, department, line, money, words } from './fields.ts';

const channels = ['PHONE', 'EMAIL', 'SYSTEM', 'VISIT'] as const;

const people = (description: string) =>
  z.array(line('A person.')).min(1).max(limits.casePeople).describe(description);
const measureId = code('The measure, as the case shows it: `M1`.');
/** What the rules ask for with a reason of their own (EXC-05): a form says so beforehand. */
const askedByRule = { 'x-asked': true };
const comment = words('What is to be said of it.').exactOptional();

/** Inputs of what people do in a case, but the opening and the adding of orders. */
export const caseActInputs = {
  joinCase: z.strictObject({ into: code('The case that takes over the orders.') }),
  recordAnalysis: z.strictObject({
    rootCause: words('Why it happened.'),
    causes: z
      .array(
        z.strictObject({
          cause: z
            .enum(causeCodes, `must be one of ${causeCodes.join(', ')}`)
            .describe('What kind of cause.'),
          department: department('The department in which it lay.'),
          changeId: code('The change of the order that it came from; for CUSTOMER_CHANGE.').exactOptional(),
          primary: z.boolean().describe('True for the one primary cause.').exactOptional(),
        }),
      )
      .max(limits.caseCauses)
      .describe('The causes, one of them primary.'),
    participants: people('Who took part in the analysis.'),
    analysedOn: civilDate('The day of the analysis.'),
    fault: z
      .boolean()
      .describe('Unclear responsibility or inadequate work: somebody is held accountable.')
      .exactOptional(),
    serious: z
      .boolean()
      .describe('It is a serious error or delay: leadership is told, and a review meeting is held.')
      .exactOptional(),
  }),
  agreeMeasure: z.strictObject({
    description: words('What is done.'),
    measure: z
      .enum(measureKinds, `must be one of ${measureKinds.join(', ')}`)
      .describe('What kind of measure.'),
    causes: z
      .array(z.enum(causeCodes, `must be one of ${causeCodes.join(', ')}`).describe('A cause.'))
      .min(1)
      .max(causeCodes.length)
      .describe('The causes of the analysis that it is against; absent: all of them.')
      .exactOptional(),
    // Without one of these three the rules refuse it, and say which is missing (EXC-05).
    department: department('The responsible department.').meta(askedByRule).exactOptional(),
    owner: personId.meta({ description: 'The responsible person.', ...askedByRule }).exactOptional(),
    due: civilDate('Until when it is done.').meta(askedByRule).exactOptional(),
    verification: words('How its effect is verified.'),
  }),
  agreeMeasures: z.strictObject({ comment }),
  reportMeasure: z.strictObject({ measureId, progress: words('How far it has come.') }),
  completeMeasure: z.strictObject({ measureId, result: words('What came of it.') }),
  verifyCase: z.strictObject({
    effective: z.boolean().describe('Whether the measures helped; if not, another round begins.'),
    comment: words('What was seen.'),
    measureIds: z
      .array(measureId)
      .max(limits.caseMeasures)
      .describe('The measures that did not help; none: all of the round.')
      .exactOptional(),
  }),
  reportToLeadership: z.strictObject({
    summary: words('What happened, and what it means.'),
    proposedSolution: words('What is proposed.'),
  }),
  instruct: z.strictObject({
    text: words('What leadership wants done.'),
    resources: words('Resources that it allocates.').exactOptional(),
    owner: personId.meta({ description: 'Who is to do it.' }).exactOptional(),
    due: civilDate('Until when; absent: the usual time for an instruction.').exactOptional(),
  }),
  followInstruction: z.strictObject({
    instructionId: code('The instruction, as the case shows it: `I1`.'),
    result: words('What was done.'),
  }),
  tellCustomer: z.strictObject({
    orderId: code('The order that is late.'),
    newDate: civilDate('The new expected date.'),
    channel: z.enum(channels, `must be one of ${channels.join(', ')}`).describe('How the customer was told.'),
    spokenTo: line('Who answered for the customer.'),
  }),
  decideAccountability: z.strictObject({
    personId: personId.exactOptional(),
    department: department('The department that is appraised, where it is no person.').exactOptional(),
    fault: words('What was done wrong.'),
    decision: words('What was decided.'),
    sanction: z
      .enum(sanctions, `must be one of ${sanctions.join(', ')}`)
      .describe('What follows from it; some need the approval of leadership.'),
    amount: money('Amount of a fine or reward; leadership approves it.').exactOptional(),
  }),
  approveAccountability: z.strictObject({
    accountabilityId: code('The decision, as the case shows it: `A1`.'),
    approved: z.boolean().describe('Whether leadership approves it.'),
    comment,
  }),
  holdReviewMeeting: z.strictObject({
    date: civilDate('The day of the meeting.'),
    participants: people('Who took part.'),
    responsible: line('Who is responsible.'),
    handling: words('How it is handled.'),
  }),
  recordPreventive: z.strictObject({
    kind: z
      .enum(preventiveKinds, `must be one of ${preventiveKinds.join(', ')}`)
      .describe('What kind of prevention.'),
    description: words('What is done.'),
    owner: personId.meta({ description: 'Who does it.' }),
    due: civilDate('Until when.'),
  }),
  recordLessons: z.strictObject({
    result: words('What came of the case.'),
    lessons: words('What was learned.'),
    departments: z
      .array(department('A department that hears of it.'))
      .max(limits.caseDepartments)
      .describe('Departments that hear of it.'),
    persons: z.array(personId).max(limits.casePeople).describe('Persons who hear of it.').exactOptional(),
  }),
  closeCase: z.strictObject({ comment }),
  withdrawCase: z.strictObject({ reason: words('Why it was opened by mistake.') }),
};
