import { z } from 'zod';
import { clockKinds, pauseReasons } from '../../domain/order/clock.ts';
import { department, instant, pageSchema, role } from './shared-schema.ts';

const text = z.string().exactOptional();
const level = z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']);

const pause = z.strictObject({
  reason: z.enum(pauseReasons),
  pausedAt: instant,
  resumedAt: instant.exactOptional(),
  dueBefore: instant.exactOptional(),
  dueAfter: instant.exactOptional(),
});

const nextRung = z
  .strictObject({
    rung: z.string(),
    at: instant,
    level,
    roles: z.array(role).describe('Who is told: the holders of these roles at that instant.'),
    personId: text.describe('The person the work was given to, who is told in place of the assignee.'),
  })
  .describe('The next step of the ladder; null when there is none, or the clock stands still.');

const reached = z.strictObject({
  rung: z.string(),
  level,
  roles: z.array(role),
  reachedAt: instant,
  acknowledgedAt: instant.exactOptional(),
  waivedAt: instant.exactOptional(),
  policyInduced: z.boolean(),
});

const clock = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    customerName: text,
    clockId: z.string(),
    kind: z.enum(clockKinds),
    lotId: text,
    cycle: z.int(),
    department,
    assignee: role,
    assignedTo: text,
    state: z.enum(['RUNNING', 'PAUSED', 'CLOSED']),
    anchor: instant.describe('When it started.'),
    limit: z
      .strictObject({ budget: text, until: text, orUntil: text })
      .describe('A budget such as 2wd, a date or instant, or the later of a budget and a date.'),
    dueAt: instant,
    provisional: z.boolean().describe('Reckoned through a year whose public holidays are not announced yet.'),
    overdue: z.boolean().describe('Past due and not waived; of a completed one: completed late.'),
    waived: z.boolean().describe('Its due step was withdrawn on record.'),
    policyInduced: z.boolean().describe('A change of rules made it late: it counts in no figure.'),
    stoppedAt: instant.exactOptional().describe('When it was completed.'),
    late: z.boolean().exactOptional().describe('Whether it was completed after its due instant.'),
    pauses: z.array(pause).describe('Every time that it stood still, with its due instant before and after.'),
    next: nextRung.nullable(),
    escalations: z.array(reached).describe('Steps of its ladder that were reached.'),
  })
  .meta({ id: 'ClockRow', description: 'One deadline of an order, open or completed (SLA-12).' });

export const clockPage = pageSchema(clock, 'ClockPage');
export type ClockView = z.output<typeof clock>;
