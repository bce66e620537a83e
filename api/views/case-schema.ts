import { z } from 'zod';
import { caseCommandNames } from '../../domain/cases/case-commands.ts';
import { caseKindCodes, caseSteps } from '../../domain/cases/case-kinds.ts';
import { causeCodes, sanctions } from '../../domain/cases/case-state.ts';
import { clockKinds } from '../../domain/order/clock.ts';
import { caseRecords } from './case-records-schema.ts';
import { caseTypes } from './order-cases-schema.ts';
import { department, instant, money, names, pageSchema, role } from './shared-schema.ts';
import { clockSchema } from './work-schema.ts';

const text = z.string().exactOptional();
const command = z.enum(caseCommandNames);

const head = {
  caseId: z.string(),
  caseNumber: z.string(),
  version: z.int(),
  kind: z.enum(caseKindCodes),
  type: z.enum(caseTypes),
  typeName: names,
  step: z.enum(caseSteps),
  department: department.describe('The department that runs the case.'),
  description: z.string(),
  serious: z.boolean(),
  overdue: z.boolean().describe('A deadline of the case itself has passed.'),
  dueAt: instant.nullable(),
  openedAt: instant,
  openedBy: z.string(),
};

const timed = {
  dueAt: instant.nullable(),
  remainingMinutes: z
    .int()
    .nullable()
    .describe('Working minutes to the due instant; below zero when it is over.'),
  approaching: z.boolean().describe('A pre-warning of its clock is reached, and its due instant is not.'),
};

const task = z.strictObject({
  taskId: z.string(),
  command,
  title: names,
  department,
  roles: z.array(role),
  assignedTo: text,
  people: z.array(z.strictObject({ personId: z.string(), names })).describe('Whose turn it is.'),
  mine: z.boolean().describe('The caller may do it.'),
  subject: text.describe('Which of several: a measure, an instruction or a decision.'),
  measureId: text,
  clockId: text,
  ...timed,
});

const availableCommand = z.strictObject({
  command,
  path: z.string().describe('Where to POST it.'),
  title: names,
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of input.'),
  suggested: z.record(z.string(), z.unknown()).describe('What the input usually is here; for forms.'),
  dueAt: instant.nullable(),
});

/** A case as its caller sees it. */
export const caseSchema = z
  .strictObject({
    ...head,
    ...caseRecords,
    stepSince: instant,
    foundBy: text,
    discovery: z
      .strictObject({
        foundAt: instant,
        reportedAt: instant,
        reportDue: instant.describe('Until when it was to be reported: qual.timely after it was found.'),
        late: z.boolean(),
      })
      .exactOptional()
      .describe('When it was found and when it was reported, where these were not the same (EXC-03).'),
    round: z.int().describe('Rounds of measures; what proved ineffective began another.'),
    cost: money.exactOptional(),
    clocks: z.array(clockSchema),
    tasks: z.array(task),
    availableCommands: z.array(availableCommand),
    records: z
      .array(
        z.strictObject({
          orderId: z.string(),
          orderNumber: z.string(),
          daysOverdue: z.int(),
          stage: z.enum(clockKinds).exactOptional().describe('What was late: the kind of its clock.'),
          cause: z.enum(causeCodes).exactOptional(),
          department: department.describe('In which the cause lay, else the one that runs the case.'),
        }),
      )
      .describe('Of an overdue case: what is kept of each order (OVERDUE-15).'),
    missing: z.array(names).describe('What it lacks before it can be closed.'),
    policyVersion: z.string(),
    calendar: z.strictObject({ calendarId: z.string(), calendarVersion: z.int() }),
  })
  .meta({ id: 'Case', description: 'A case beside the orders that it is about.' });

const listItem = z
  .strictObject({
    ...head,
    ...timed,
    orders: z.array(z.strictObject({ orderId: z.string(), orderNumber: z.string() })),
    cause: z.enum(causeCodes).nullable().describe('The primary cause, once analysed.'),
    causeDepartment: department.nullable(),
    daysOverdue: z.int().nullable().describe('Calendar days since its first order was late, to its end.'),
    reportedLate: z.boolean().describe('It was reported later after it was found than qual.timely.'),
    closedAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'CaseRow', description: 'One line of the list of cases.' });

const inboxTask = z
  .strictObject({
    ...task.shape,
    caseId: z.string(),
    caseNumber: z.string(),
    kind: z.enum(caseKindCodes),
    type: z.enum(caseTypes),
    typeName: names,
    version: z.int().describe("The case's."),
    path: z.string().describe('Where to POST the command.'),
    openedAt: instant,
  })
  .omit({ people: true })
  .meta({ id: 'CaseTask', description: 'Human work that a case waits for.' });

const timelineItem = z.strictObject({
  version: z.int(),
  at: instant.describe('When it happened.'),
  recordedAt: instant.describe('When it was typed.'),
  kind: z.enum(['PERSON', 'TIMER', 'POLICY']),
  who: names,
  text: names.describe('What happened, in one sentence.'),
  step: z.enum(caseSteps).describe('Step of the case in which it happened.'),
  details: z.array(names).describe('What else changed with it.'),
  reason: text,
});

/** The journal of a case in words. */
export const caseTimeline = z
  .strictObject({ items: z.array(timelineItem).describe('Newest last.') })
  .meta({ id: 'CaseTimeline', description: 'What people, time and policy did in a case, in words.' });

export const casePage = pageSchema(listItem, 'CasePage');
export const caseTaskPage = pageSchema(inboxTask, 'CaseTaskPage');

const count = z.int();
const tally = {
  opened: count,
  closed: count,
  open: count,
  daysOverdue: count,
  lateReports: count.describe(
    'Of those opened in the span: reported later than qual.timely after they were found.',
  ),
};

/** How cases went in a span. */
export const caseReport = z
  .strictObject({
    from: instant,
    until: instant,
    total: z.strictObject(tally),
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(caseKindCodes),
          type: z.enum(caseTypes),
          typeName: names,
          department: department.describe('Of the cause where it is known, else of the case.'),
          cause: z.enum(causeCodes).nullable(),
          ...tally,
        }),
      )
      .describe('By kind, type, department and primary cause.'),
    repeats: z
      .array(z.strictObject({ cause: z.enum(causeCodes), department, cases: count }))
      .describe('Causes that came back in a department as often as policy calls a repeat problem.'),
    sanctions: z.array(
      z.strictObject({
        department: department.nullable(),
        sanction: z.string(),
        count,
        amounts: z.array(money),
      }),
    ),
    personSanctions: z
      .array(
        z.strictObject({
          personId: z.string(),
          name: names.exactOptional(),
          department: department.nullable().describe('Where the person works.'),
          sanction: z.enum(sanctions),
          count,
          amounts: z.array(money),
        }),
      )
      .describe(
        'Rewards and penalties of persons (OVERDUE-10): for leadership, audit and administration of everybody, for ' +
          'heads those of their own people.',
      ),
  })
  .meta({ id: 'CaseReport', description: 'Cases by kind, type, department and cause.' });

export type CaseReport = z.output<typeof caseReport>;
export type CaseView = z.output<typeof caseSchema>;
export type CaseListItem = z.output<typeof listItem>;
export type CaseInboxTask = z.output<typeof inboxTask>;
