import { z } from 'zod';
import { reportedTypes, wrongFields } from '../../domain/order/order-case.ts';
import { department, instant, words } from './fields.ts';

/** What people report of an order, so that a case is opened for it. */
export const caseNoteInputs = {
  reportProblem: z.strictObject({
    type: z
      .enum(reportedTypes, `must be one of ${reportedTypes.join(', ')}`)
      .describe('What kind of problem it is; PROBLEM for any other.'),
    description: words('What was found.'),
    wrongField: z
      .enum(wrongFields, `must be one of ${wrongFields.join(', ')}`)
      .describe('Which information is wrong; for INFO_ERROR alone, and needed there.')
      .exactOptional(),
    department: department(
      'The department whose head deals with it; absent: the one that such a problem falls to.',
    ).exactOptional(),
    foundAt: instant(
      'When it was found, from the receipt of the order on; absent: when it is reported.',
    ).exactOptional(),
  }),
};
