import { z } from 'zod';
import { pauseChoices } from '../../domain/order/clock.ts';
import { limits } from '../limits.ts';
import { personId } from './administration.ts';
import { civilDate, code, department, line, words } from './fields.ts';

const clockId = code('The clock, as the order shows it: `inspection#1`, `L2.delivery#1`.');
const pauseReason = z
  .enum(pauseChoices, `must be one of ${pauseChoices.join(', ')}`)
  .describe('Why the clock stands still; each clock says which reasons it allows.');

/** Inputs of what people do about clocks, escalations and what the customer is told. */
export const clockInputs = {
  acknowledgeOrder: z.strictObject({
    channel: z.enum(['PHONE', 'EMAIL', 'SYSTEM'], 'must be one of PHONE, EMAIL, SYSTEM').describe('How.'),
    result: z
      .enum(['CONFIRMED', 'CORRECTED', 'NOT_REACHED'], 'must be one of CONFIRMED, CORRECTED, NOT_REACHED')
      .describe('What came of it; NOT_REACHED leaves the target running.'),
    spokenTo: line('Who answered for the customer.').exactOptional(),
  }),
  reportRisk: z.strictObject({
    department: department('The department that expects to be late.'),
    description: words('What threatens the promised date.'),
  }),
  prewarnCustomer: z.strictObject({
    told: z.boolean().describe('Whether the customer is told.'),
    message: words('What the customer is told, or why nothing is said.'),
  }),
  recordInstruction: z.strictObject({ text: words('What leadership wants to be done.') }),
  holdOrder: z.strictObject({ reason: words('Why work stands still; it stays on record.') }),
  resumeOrder: z.strictObject({ comment: words('What changed.').exactOptional() }),
  recordPreliminarySchedule: z.strictObject({
    start: civilDate('First day of production.'),
    finish: civilDate('Last day of production.'),
  }),
  acknowledgeEscalation: z.strictObject({ clockId }),
  reassignTask: z.strictObject({
    clockId,
    personId,
    reason: words('Why.').exactOptional(),
  }),
  waiveEscalation: z.strictObject({
    clockId,
    rungs: z
      .array(code('A rung of its ladder: `0`, `+1wd`.'))
      .min(1)
      .max(limits.waivers)
      .exactOptional()
      .describe('Absent: all that are on record.'),
    reason: words('Why; it stays on record.'),
  }),
  urgeTask: z.strictObject({ clockId, message: words('What to say.').exactOptional() }),
  pauseClock: z.strictObject({ clockId, reason: pauseReason, comment: words('What is waited for.') }),
  resumeClock: z.strictObject({
    clockId,
    reason: pauseReason,
    comment: words('What changed.').exactOptional(),
  }),
};
