import { z } from 'zod';
import { limits } from '../limits.ts';
import { calendarId } from './calendars.ts';
import { onlyLot, wanted } from './changing.ts';
import { lotId, orderId } from './command-request.ts';
import { civilDate, department, instant, line, words } from './fields.ts';

const dates = (description: string) =>
  z.array(civilDate('A date.')).min(1).max(limits.noticeDays).describe(description);

const supposition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NOTHING') }).describe('What comes if nobody does anything.'),
  z
    .strictObject({
      kind: z.literal('SUPPLIER_LATE'),
      workingDays: z.int().min(1).max(limits.whatIfDays).describe('Working days after the expected date.'),
      material: line('Part of what the shortage names; absent: whatever lots wait for.').exactOptional(),
    })
    .describe('Material comes late; as things are, it comes on its expected date.'),
  z
    .strictObject({
      kind: z.literal('HOLIDAY'),
      dates: dates('Days off.').exactOptional(),
      from: civilDate('First day off, with until.').exactOptional(),
      until: civilDate('Last day off, itself included.').exactOptional(),
      makeUpDays: dates('Rest days that are worked instead.').exactOptional(),
      calendarId: calendarId.exactOptional(),
      note: words('What it is.').exactOptional(),
    })
    .describe('Days off that are declared: of all calendars, or of one.'),
  z
    .strictObject({
      kind: z.literal('DEPARTMENT_AWAY'),
      department: department('Who is away.'),
      from: civilDate('First day.'),
      until: civilDate('Last day, itself included.'),
    })
    .describe('A department does not work and its people are absent.'),
  z
    .strictObject({
      kind: z.literal('POLICY'),
      values: z.record(z.string().max(limits.nameLength), z.unknown()).describe('Figures by parameter.'),
    })
    .describe('Other figures, taken by running orders too.'),
  z
    .strictObject({
      kind: z.literal('CHANGE_ACCEPTED'),
      orderId,
      wanted: wanted.exactOptional(),
      onlyLot: onlyLot.exactOptional(),
    })
    .describe('A change of an order takes effect: what is wanted, or else the change that is open.'),
  z
    .strictObject({
      kind: z.literal('COMMAND'),
      command: z.string().max(limits.codeLength).describe('Name of the command, as in its path: hold-order.'),
      input: z.record(z.string(), z.unknown()).describe('As its form asks.').exactOptional(),
      lotId: lotId.exactOptional(),
      at: instant('When it is given; now unless said.').exactOptional(),
      orderId: orderId.exactOptional(),
    })
    .describe('Somebody gives a command: to one order, or to each that is looked at.'),
]);

/** Body of `POST /v1/what-if`. */
export const whatIfRequest = z
  .strictObject({
    orderIds: z
      .array(orderId)
      .min(1)
      .max(limits.bulkTargets)
      .exactOptional()
      .describe('Open orders to look at; absent: all that the caller reads.'),
    suppositions: z
      .array(supposition)
      .min(1)
      .max(limits.whatIfSuppositions)
      .describe('What is supposed, all of it together.'),
    until: instant('How far to look; as sys.whatIfHorizon says unless given.').exactOptional(),
    limit: z
      .int()
      .min(1)
      .max(limits.pageSize)
      .exactOptional()
      .describe(
        `Orders to list, those first that are affected most; ${limits.defaultPageSize} unless given.`,
      ),
  })
  .meta({ id: 'WhatIfRequest', description: 'A question about open orders. Nothing of it is kept.' });

export type WhatIfRequest = z.output<typeof whatIfRequest>;
export type TypedSupposition = WhatIfRequest['suppositions'][number];
