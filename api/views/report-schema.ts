import { z } from 'zod';
import { partyCodes } from '../../domain/figures/party.ts';
import { pauseReasons } from '../../domain/order/clock.ts';
import { department, instant, names, stage } from './shared-schema.ts';

const percent = z
  .string()
  .nullable()
  .meta({ description: 'Percentage, two places, never rounded up; null of nothing.', examples: ['99.95'] });

/** From when to when. */
const span = { from: instant, until: instant };

export const timeReport = z
  .strictObject({
    ...span,
    departments: z.array(
      z.strictObject({
        department,
        name: names,
        open: z.int().describe('Clocks that are open now, at risk and breached ones among them.'),
        atRisk: z.int().describe('Open, past a pre-warning and not past due.'),
        breachedOpen: z.int().describe('Open and past due.'),
        closedOnTime: z.int().describe('Completed in the span, at or before due.'),
        closedLate: z.int().describe('Completed in the span, after due.'),
        onTimePercent: percent.describe('Of those completed in the span, the share on time.'),
      }),
    ),
    acknowledgement: z
      .strictObject({
        acknowledged: z.int().describe('Orders that were acknowledged to their customer in the span.'),
        withinTarget: z.int(),
        missed: z.int(),
        withinPercent: percent,
        medianMinutes: z
          .int()
          .nullable()
          .describe('Median time from receipt to acknowledgement, as the target counts it; standstills out.'),
        open: z.int().describe('Orders that wait for it now.'),
        openMissed: z.int().describe('Of these, those whose target is past.'),
      })
      .exactOptional()
      .describe('The target from receipt to acknowledgement (INTAKE-13); for those who see sales.'),
  })
  .meta({ id: 'TimeReport', description: 'How departments keep their deadlines (SLA-15).' });

const parties = z.array(
  z.strictObject({
    party: z.enum(partyCodes),
    name: names,
    minutes: z.int().describe('Working minutes.'),
    percent,
  }),
);

export const attributionSchema = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    open: z.boolean(),
    ...span,
    calendar: z
      .strictObject({ calendarId: z.string(), version: z.int() })
      .describe("The company's, in the order's version."),
    minutes: z
      .int()
      .describe('Working minutes from receipt to the end, or to now: what the parties have together.'),
    parties,
    holdings: z.array(
      z.strictObject({
        ...span,
        party: z.enum(partyCodes),
        stage,
        stageName: names,
        lotId: z.string().exactOptional(),
        clockId: z.string().exactOptional(),
        reason: z.enum(pauseReasons).exactOptional(),
        minutes: z.int(),
      }),
    ),
  })
  .meta({ id: 'Attribution', description: 'Each working minute of an order, charged to exactly one party.' });

export const attributionReport = z
  .strictObject({
    ...span,
    items: z.array(
      z.strictObject({ orderId: z.string(), orderNumber: z.string(), minutes: z.int(), parties }),
    ),
    minutes: z.int().describe('Working minutes of the orders of this page.'),
    parties: parties.describe('Sums over the orders of this page.'),
    nextCursor: z.string().nullable().describe('Send as cursor for the next page; null at the end.'),
  })
  .meta({ id: 'AttributionReport', description: 'Working minutes of orders in a span, by party.' });

export type TimeReport = z.output<typeof timeReport>;
export type PartyMinutes = z.output<typeof parties>;
