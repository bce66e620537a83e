import { z } from 'zod';
import { clockKinds, pauseReasons } from '../../domain/order/clock.ts';
import { commandName, department, instant, names, role } from './shared-schema.ts';

const text = z.string().exactOptional();

/** A running deadline. */
export const clockSchema = z
  .strictObject({
    clockId: z.string(),
    kind: z.enum(clockKinds),
    lotId: text,
    cycle: z.int(),
    owner: department,
    assignee: role,
    assignedTo: z.string().exactOptional(),
    anchor: instant,
    limit: z.union([
      z.strictObject({ budget: z.string() }),
      z.strictObject({ until: z.string().describe('A date or an instant.') }),
      z.strictObject({ budget: z.string(), orUntil: z.string().describe('Whichever is later.') }),
    ]),
    due: instant.nullable().describe('Null while the due instant is being computed.'),
    provisional: z.boolean().describe('Computed through a year without an official holiday notice.'),
    overdue: z.boolean(),
    paused: z.boolean(),
    pauses: z.array(
      z.strictObject({
        reason: z.enum(pauseReasons),
        at: instant,
        cap: z.string().exactOptional(),
        endsAt: instant.exactOptional().describe('When it ends by itself.'),
      }),
    ),
    pausedAt: instant.exactOptional(),
    rungs: z.array(
      z.strictObject({
        rung: z.string(),
        at: instant,
        reached: z.boolean(),
        induced: z.literal(true).exactOptional().describe('A change of rules made it due.'),
        acknowledged: z.literal(true).exactOptional(),
        waived: z.literal(true).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'Clock', description: 'A running deadline and its ladder.' });

/** What a person has to do. */
export const taskSchema = z
  .strictObject({
    taskId: z.string(),
    command: commandName,
    title: names,
    department,
    roles: z.array(role),
    assignedTo: z.string().exactOptional(),
    mine: z.boolean().describe('The caller may do it.'),
    lotId: text,
    clockId: text,
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    waiting: z.literal(true).exactOptional().describe('Its department waits for an answer of sales.'),
    sampled: z.literal(true).exactOptional().describe('One of the sample: not decided in a batch.'),
  })
  .meta({ id: 'OrderTask', description: 'Human work that the order waits for.' });

/** What the caller can do now. */
export const availableCommandSchema = z
  .strictObject({
    command: commandName,
    path: z.string().describe('Where to POST it.'),
    title: names,
    lotId: text,
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of input.'),
    suggested: z
      .record(z.string(), z.unknown())
      .describe('What the input usually is here, as far as the order tells it; for forms.'),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'AvailableCommand', description: 'A command that the caller can give now.' });

export type TaskView = z.output<typeof taskSchema>;
export type AvailableCommand = z.output<typeof availableCommandSchema>;
