import { z } from 'zod';
import { sanctions } from '../../domain/cases/case-state.ts';
import { department, instant, money, names } from './shared-schema.ts';

const count = z.int().nonnegative();

const tally = z.strictObject({
  onTime: count,
  late: count,
  worstLateMinutes: count.nullable().describe('Working minutes of the latest; null where none was late.'),
});

const performance = {
  deadlines: tally.describe('Deadlines of orders that ended in the period.'),
  measures: tally.describe('Measures of cases that were carried out in it, or ran out of time in it.'),
  sanctions: z
    .array(z.strictObject({ sanction: z.enum(sanctions), count, amounts: z.array(money) }))
    .describe('Penalties and rewards that were decided in it, and hold.'),
};

export const performanceReport = z
  .strictObject({
    period: z
      .string()
      .describe('Its first month.')
      .meta({ examples: ['2026-10'] }),
    from: instant,
    until: instant,
    departments: z.array(z.strictObject({ department, name: names, ...performance })),
    people: z
      .array(
        z.strictObject({
          personId: z.string(),
          name: names.exactOptional(),
          department: department.nullable(),
          ...performance,
        }),
      )
      .describe(
        'Those whom the caller reads of by name: the caller, a head the own people, leadership everybody.',
      ),
  })
  .meta({
    id: 'PerformanceReport',
    description: 'How departments and persons performed in a period (OVERDUE-12).',
  });

export type PerformanceReport = z.output<typeof performanceReport>;
