import { z } from 'zod';
import { limits } from '../limits.ts';
import { civilDate, isStorable, name, words } from './fields.ts';

/** Text whose form the rules judge: what is wrong with it is told with a draft, which is kept as typed. */
const typed = (description: string) =>
  z
    .string()
    .max(limits.nameLength)
    .refine(isStorable, 'must not hold NUL characters or halves of surrogate pairs')
    .describe(description);

export const calendarId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens')
  .meta({ description: 'Id of the calendar.', examples: ['company'] });

const bilingual = z.strictObject({ zh: name('In Chinese.'), en: name('In English.') }).describe('Its name.');

const frames = z
  .array(
    z.strictObject({
      start: typed('Local time of day, `09:00`.'),
      end: typed('Up to but not at; at or before the start it lies on the next date.'),
    }),
  )
  .max(limits.frames)
  .describe('Working frames of a date; none is a day off.');

export const week = z
  .strictObject({ 1: frames, 2: frames, 3: frames, 4: frames, 5: frames, 6: frames, 7: frames })
  .describe('Frames by weekday; Monday is 1.');

export const zone = typed('IANA time zone, `Asia/Shanghai`.');

export const overrides = z
  .array(
    z.strictObject({
      date: typed('The date that is replaced, `2027-02-08`.'),
      kind: z.enum(['OFF_DAY', 'WORKING_DAY'], 'must be one of OFF_DAY, WORKING_DAY').describe('What it is.'),
      frames: frames.exactOptional(),
      source: z
        .enum(['COMPANY', 'OFFICIAL_NOTICE'], 'must be one of COMPANY, OFFICIAL_NOTICE')
        .describe('Who says so: the company takes precedence over an official notice.'),
      name: bilingual,
    }),
  )
  .max(limits.overrides)
  .describe('Dates that are not as their weekday.');

/** One year's public-holiday notice. */
export const notice = z
  .strictObject({
    country: typed('ISO 3166 code, `CN`.'),
    year: z.int().describe('The year that it is about.'),
    holidays: z
      .array(
        z.strictObject({
          name: bilingual,
          daysOff: z.array(typed('A date, `2027-10-01`.')).max(limits.noticeDays).describe('Days off.'),
          makeUpDays: z
            .array(typed('A date, `2027-10-09`.'))
            .max(limits.noticeDays)
            .describe('Rest days that are worked.'),
        }),
      )
      .max(limits.noticeDays)
      .describe('The holidays of the year.'),
  })
  .meta({ id: 'OfficialNotice', description: 'A public-holiday notice as data.' });

/** Body of `POST /v1/calendars`. */
export const newCalendar = z
  .strictObject({
    calendarId,
    zone,
    week,
    overrides: overrides.exactOptional(),
    notices: z
      .array(notice)
      .max(limits.noticeDays)
      .exactOptional()
      .describe('Official notices; years without one are provisional.'),
    reason: words('What it is for.'),
  })
  .meta({ id: 'NewCalendar', description: 'A calendar to add.' });

/** Body of `POST /v1/calendars/{calendarId}/notices`. */
export const noticeImport = notice
  .extend({ reason: words('Why, for the record; without it, the notice itself.').exactOptional() })
  .meta({ id: 'NoticeImport', description: 'A public-holiday notice to take into a calendar.' });

/** Body of `POST /v1/calendars/{calendarId}/due`. What an item holds is read by the working-time rules. */
export const dueRequest = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          from: z.string().describe('Instant with its offset, from which the budget runs.'),
          budget: z.string().describe('`2wd`, `4wh`, `30wm`, `7d`, `24h`, `15m`, `30s`, `eod`, `eod+1`.'),
        }),
      )
      .min(1)
      .max(limits.dueItems),
  })
  .meta({ id: 'DueRequest', description: 'Instants and budgets.' });

export const dueQuery = z.strictObject({
  version: z.coerce.number().int().min(1).exactOptional().describe('The latest unless given.'),
  mode: z
    .enum(['SAME_TIME_AFTER_N_DAYS', 'END_OF_NTH_DAY'], 'must be SAME_TIME_AFTER_N_DAYS or END_OF_NTH_DAY')
    .exactOptional()
    .describe('What Nwd means; as the policy in force says unless given.'),
});

export const spanQuery = z.strictObject({
  from: civilDate('First date.'),
  until: civilDate('Last date, itself included.'),
});

/** Body of `PUT /v1/department-calendars/{department}`. */
export const departmentCalendar = z.strictObject({ calendarId }).meta({
  id: 'DepartmentCalendarChoice',
  description: "The calendar; the company's own ends the exception.",
});
