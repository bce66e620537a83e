import { z } from 'zod';
import { caseKindCodes, caseKinds, caseSteps } from '../../domain/cases/case-kinds.ts';
import { departmentQuery, flag, pageQuery, searchText } from '../routes/queries.ts';
import { caseOpeningInput } from './case-inputs.ts';
import { expectedVersion, orderId } from './command-request.ts';
import { instant, words } from './fields.ts';

export const caseId = z
  .string()
  .regex(/^case_[a-z2-7]{26}$/)
  .meta({ description: 'Id of the case.', examples: ['case_abcdefghijklmnopqrstuvwxyz'] });

const occurredAt = instant('When it happened, if earlier than now (ruling 4).').exactOptional();

/** Body of `POST /v1/cases`. */
export const caseRequest = z.strictObject({ ...caseOpeningInput.shape, occurredAt });

/** Body of `POST /v1/cases/{caseId}/commands/{command}`. */
export function caseCommandRequest<Input extends z.ZodType>(input: Input) {
  return z.strictObject({
    input,
    expectedVersion: expectedVersion.exactOptional(),
    occurredAt,
    reason: words('Why, for the journal.').exactOptional(),
  });
}

const types = Object.values(caseKinds).flatMap((kind) => Object.keys(kind.types));

/** What a list of cases may be narrowed by. */
export const caseQuery = z.strictObject({
  kind: z.enum(caseKindCodes, `must be one of ${caseKindCodes.join(', ')}`).exactOptional(),
  type: z.enum(types, `must be one of ${types.join(', ')}`).exactOptional(),
  step: z.enum(caseSteps, `must be one of ${caseSteps.join(', ')}`).exactOptional(),
  department: departmentQuery,
  orderId: orderId.exactOptional(),
  overdue: flag('Cases of which a deadline has passed alone, or the others.'),
  open: flag('Cases that have not reached their end alone, or the others.'),
  mine: flag('true: cases with a task for the caller, or that name the caller.'),
  q: searchText,
  ...pageQuery,
});

export const caseTaskQuery = z.strictObject({
  view: z
    .enum(['MINE', 'ALL'], 'must be MINE or ALL')
    .default('MINE')
    .describe('Tasks that the caller may do, or those of everyone.'),
  ...pageQuery,
});
