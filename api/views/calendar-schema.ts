import { z } from 'zod';
import { civilDate, department, instant, names, pageSchema } from './shared-schema.ts';

const frame = z.strictObject({ start: z.string(), end: z.string() });
const rule = z.enum(['COMPANY', 'OFFICIAL_NOTICE', 'WEEKLY_PATTERN']);

export const calendarVersion = z
  .strictObject({
    calendarId: z.string(),
    version: z.int(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    definition: z.looseObject({ zone: z.string() }),
  })
  .meta({ id: 'CalendarVersion', description: 'When a department works.' });

export const calendarPage = pageSchema(calendarVersion, 'CalendarPage');

export const calendarSchema = z
  .strictObject({
    calendarId: z.string(),
    version: z.int().describe('The latest.'),
    definition: z.looseObject({ zone: z.string() }).describe('The calendar in its latest version.'),
    versions: z.array(calendarVersion.omit({ definition: true, calendarId: true })).describe('Latest first.'),
    years: z
      .array(
        z.strictObject({
          year: z.int(),
          provisional: z.boolean().describe('No official notice of the year is loaded.'),
        }),
      )
      .describe('From the first that has a notice to two years ahead.'),
  })
  .meta({ id: 'Calendar', description: 'A calendar with its history.' });

export const daysSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        date: civilDate,
        weekday: z.int().describe('Monday is 1.'),
        worked: z.boolean(),
        frames: z.array(frame),
        rule,
        name: names.exactOptional(),
        provisional: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CalendarDays', description: 'What each date is, and by which rule.' });

export const releaseDaysSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        date: civilDate,
        standsFor: z.array(civilDate).describe('Dates of the weekly pattern that came to lie here.'),
      }),
    ),
  })
  .meta({ id: 'ReleaseDays', description: 'Dates on which regional orders are released together.' });

export const dueSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        due: instant,
        provisional: z.boolean().describe('Working time of a year without an official notice was used.'),
        path: z
          .array(
            z.strictObject({
              date: civilDate,
              worked: z.boolean().describe('False for a date that the budget skipped.'),
              rule: z.enum([...rule.options, 'ELAPSED_TIME']),
              name: names.exactOptional(),
              minutes: z.int().exactOptional().describe('Working minutes between start and due.'),
              provisional: z.boolean(),
            }),
          )
          .describe('Every date from start to due.'),
      }),
    ),
  })
  .meta({ id: 'DueInstants', description: 'When each budget ends, in the order of the request.' });

export const departmentCalendarSchema = z
  .strictObject({ department, calendarId: z.string(), version: z.int() })
  .meta({
    id: 'DepartmentCalendar',
    description: "A department that does not work by the company's calendar.",
  });

export const departmentCalendarsSchema = z
  .strictObject({ items: z.array(departmentCalendarSchema) })
  .meta({ id: 'DepartmentCalendars' });
