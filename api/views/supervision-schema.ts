import { z } from 'zod';
import { deviationKindCodes } from '../../domain/figures/deviation-kinds.ts';
import { department, instant, names } from './shared-schema.ts';

const count = z.int().nonnegative();

const example = z.strictObject({
  of: z.enum(['ORDER', 'CASE']),
  id: z.string().describe('Of the order or the case.'),
  number: z.string(),
  at: instant,
  what: names.describe('Which deadline, act, measure or rule; no person is named.'),
});

export const supervisionReport = z
  .strictObject({
    from: instant,
    until: instant,
    count: count.describe('Deviations of the span, all together.'),
    departments: z
      .array(
        z.strictObject({
          department,
          name: names,
          count,
          kinds: z.array(
            z.strictObject({
              kind: z.enum(deviationKindCodes),
              name: names,
              count,
              examples: z.array(example).describe('The newest few, of orders that the caller may read.'),
            }),
          ),
        }),
      )
      .describe('Departments in which something was found.'),
  })
  .meta({
    id: 'SupervisionReport',
    description: 'How orders are carried out and rules followed (OVERDUE-11).',
  });

export type SupervisionReport = z.output<typeof supervisionReport>;
