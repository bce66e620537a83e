import { z } from 'zod';
import { clockKinds } from '../../domain/order/clock.ts';
import { commandName, department, instant, names, role, stage } from './shared-schema.ts';

const text = z.string().exactOptional();
const person = z.strictObject({ personId: z.string(), names });
const effects = {
  moved: z.int().describe('Warnings that come at another instant.'),
  gained: z.int().describe('Warnings that come; where nothing is supposed, all that come.'),
  lost: z.int().describe('Warnings that do not come any more.'),
};

const clockSide = z.strictObject({
  due: instant.nullable().describe('Null while it stands still: it hangs on when work goes on.'),
  state: z.enum(['RUNS', 'STANDS_STILL', 'ENDED']).describe('At the horizon.'),
  endedAt: instant.exactOptional(),
  provisional: z.boolean().describe('It hangs on an official notice that is still to come.'),
});

const telling = z.strictObject({
  at: instant,
  level: z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']),
  roles: z.array(role),
  people: z.array(person).describe('Who holds the roles then, or stands in.'),
  critical: z.boolean(),
  induced: z
    .boolean()
    .describe('The change of rules makes it due; it counts in no figure of the department.'),
  beyond: z.boolean().describe('It comes after until.'),
});

const ofClock = {
  clockId: z.string(),
  kind: z.enum(clockKinds),
  kindName: names,
  owner: department,
  lotId: text,
};

const clock = z.strictObject({
  ...ofClock,
  before: clockSide.exactOptional().describe('As things are; absent where there is no such clock.'),
  after: clockSide.exactOptional().describe('As supposed.'),
  movedMinutes: z
    .int()
    .exactOptional()
    .describe("Working minutes of its department, by today's calendar; negative: earlier."),
});

const warning = z.strictObject({
  ...ofClock,
  rung: z.string(),
  change: z
    .enum(['COMES', 'GOES', 'MOVES', 'READDRESSED', 'STAYS'])
    .describe('READDRESSED: others are told. STAYS is told only where nothing is supposed.'),
  before: telling.exactOptional(),
  after: telling.exactOptional(),
});

const forecast = z.strictObject({
  promisedAt: instant,
  expectedAt: instant
    .exactOptional()
    .describe('If every step takes its whole time; absent while work is held.'),
  late: z.boolean(),
});

const order = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    stage,
    stageName: names,
    clocks: z.array(clock).describe('Clocks that differ; where nothing is supposed, all that are open.'),
    warnings: z.array(warning).describe('In the order in which they come.'),
    delivery: z
      .strictObject({ before: forecast.exactOptional(), after: forecast.exactOptional() })
      .exactOptional(),
    refused: z
      .array(z.strictObject({ command: commandName, code: z.string(), detail: z.string() }))
      .describe('What the rules would refuse of what is supposed.'),
  })
  .meta({ id: 'WhatIfOrder', description: 'What would become of one order.' });

export const whatIfSchema = z
  .strictObject({
    now: instant.describe('From when on it is looked ahead.'),
    until: instant,
    totals: z.strictObject({
      orders: z.int().describe('Open orders that were looked at.'),
      ordersChanged: z.int(),
      clocksChanged: z.int(),
      clocksMoved: z.int().describe('Clocks whose due instant moves.'),
      warningsGained: z.int(),
      warningsLost: z.int(),
      warningsMoved: z.int(),
      ordersBecomeLate: z.int().describe('Orders that would break their promise, and would not else.'),
      ordersNoLongerLate: z.int(),
      ordersRefusing: z.int(),
      departments: z.array(z.strictObject({ department, clocksMoved: z.int(), ...effects })),
      roles: z.array(z.strictObject({ role, department, ...effects })),
      people: z.array(z.strictObject({ personId: z.string(), names, ...effects })),
    }),
    orders: z.array(order).describe('Those that are affected most, first.'),
    more: z.int().describe('Affected orders that are counted and not listed.'),
    cut: z.boolean().describe('True when there are more open orders than one question looks at.'),
  })
  .meta({ id: 'WhatIf', description: 'What would happen. Nothing is changed, kept or sent.' });

export type WhatIfView = z.output<typeof whatIfSchema>;
