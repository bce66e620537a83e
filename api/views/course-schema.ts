import { z } from 'zod';
import { clockKinds, pauseReasons } from '../../domain/order/clock.ts';
import { commandName, department, instant, names, role, stage } from './shared-schema.ts';

const text = z.string().exactOptional();
const person = z.strictObject({ personId: z.string(), names });

const courseStage = z.strictObject({
  stage,
  stageName: names,
  department,
  lotId: text,
  enteredAt: instant.exactOptional(),
  leftAt: instant.exactOptional(),
  plannedAt: instant
    .exactOptional()
    .describe('When it is or was due; of one to come: due if all before it take their whole time.'),
  cycle: z.int().describe('Which stay in the stage it is, from 1.'),
  responsible: person
    .nullable()
    .describe('Who ended it; of the present one whose turn it is, if that is one person.'),
  role: role.exactOptional().describe('The role whose turn it is.'),
  late: z.boolean().describe('Due and not done in time, unless waived.'),
  state: z.enum(['DONE', 'NOW', 'TO_COME']),
});

const ladderStep = z.strictObject({
  clockId: z.string(),
  kind: z.enum(clockKinds),
  kindName: names,
  lotId: text,
  rung: z.string(),
  at: instant,
  level: z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']),
  levelName: names,
  people: z.array(person).describe('Who is told, as roles and absences are known now.'),
  reached: z.boolean(),
  acknowledged: z.boolean(),
  waived: z.boolean(),
  paused: z.boolean().describe('Its clock stands still: what is not reached moves when it runs on.'),
});

const waiting = z.strictObject({
  taskId: z.string(),
  command: commandName,
  title: names,
  department,
  lotId: text,
  people: z.array(person),
  dueAt: instant.nullable(),
  remainingMinutes: z
    .int()
    .nullable()
    .describe('Working minutes to the due instant; below zero when it is over.'),
  approaching: z.boolean().describe('A pre-warning of its clock is reached, and its due instant is not.'),
  paused: z.boolean(),
  pauseReasons: z.array(z.strictObject({ reason: z.enum(pauseReasons), names })),
});

/** How an order goes (TRACK-06). */
export const courseSchema = z
  .strictObject({
    version: z.int(),
    stages: z.array(courseStage).describe('Stays so far, oldest first, then the stages to come.'),
    ladder: z.array(ladderStep).describe('Steps of the open clocks, in order of time.'),
    restingTime: z
      .array(z.strictObject({ from: instant, until: instant }))
      .describe('Time outside working hours, from the receipt to the last due instant.'),
    waitsFor: z.array(waiting).describe('What it waits for, soonest due first.'),
  })
  .meta({ id: 'Course', description: 'How an order went, stands and is to go on.' });

export type CourseView = z.output<typeof courseSchema>;
