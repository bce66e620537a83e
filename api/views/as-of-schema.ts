import { z } from 'zod';
import { calendarVersion } from './calendar-schema.ts';
import { orderSchema } from './order-schema.ts';
import { policyVersionSchema } from './policy-schema.ts';
import { timelineEntry } from './row-schemas.ts';
import { department, instant } from './shared-schema.ts';

export const orderAsOfSchema = z
  .strictObject({
    at: instant,
    order: orderSchema.describe('As it stood then; no command can be given to the past.'),
    presentVersion: z.int().describe('The version that the order has now.'),
    policy: z
      .strictObject({
        version: z.string(),
        values: z
          .record(z.string(), z.unknown())
          .describe('Figures that came later hold with their defaults.'),
      })
      .describe('What it ran by then.'),
    calendars: z
      .array(
        z.strictObject({
          calendarId: z.string(),
          version: z.int(),
          definition: z.looseObject({ zone: z.string() }),
          departments: z.array(department).describe('Departments that worked by it; none: all others.'),
        }),
      )
      .describe('By which it ran then.'),
    entries: z.array(timelineEntry).describe('The last entries of its journal up to then, newest last.'),
    earlierEntries: z.int().describe('Entries before these; the timeline lists them.'),
  })
  .meta({ id: 'OrderAsOf', description: 'An order as its journal stood at an instant.' });

export const policyAsOfSchema = z
  .strictObject({ at: instant, ...policyVersionSchema.shape })
  .meta({ id: 'PolicyAsOf', description: 'The policy that an order took which came in at an instant.' });

export const calendarAsOfSchema = z
  .strictObject({ at: instant, ...calendarVersion.shape })
  .meta({ id: 'CalendarAsOf', description: 'A calendar as it stood at an instant.' });

export type OrderAsOfView = z.output<typeof orderAsOfSchema>;
