import { z } from 'zod';
import { type CaseKind, type CaseType, caseKindCodes, caseKinds } from '../domain/cases/case-kinds.ts';
import { causeCodes } from '../domain/cases/case-state.ts';
import { caseOccasions } from '../domain/notices/case-notice.ts';
import { noticeChannels } from '../domain/notices/channels.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { type ClockKind, clockKinds, pauseReasons } from '../domain/order/clock.ts';
import { commandNames } from '../domain/order/commands.ts';
import { journey } from '../domain/order/journey.ts';
import type { Stage } from '../domain/order/stage-names.ts';
import { reportingDepartments } from '../domain/order/tracking.ts';
import { departmentCodes } from '../domain/people/departments.ts';
import { roleCodes } from '../domain/people/roles.ts';

const role = z.enum(roleCodes);
const department = z.enum(departmentCodes);
const person = z.object({ personId: z.string(), nameZh: z.string(), nameEn: z.string() });

const order = {
  orderId: z.string(),
  orderNumber: z.string(),
  customerName: z.string().exactOptional(),
  stage: z.enum(Object.keys(journey) as Stage[]),
  lotId: z.string().exactOptional(),
  reachedAt: z.string(),
  zone: z.string(),
};

const deadline = {
  clockId: z.string(),
  clockKind: z.enum(clockKinds as readonly ClockKind[]),
  deadline: z.string(),
  provisional: z.boolean(),
  workingMinutesLeft: z.number(),
  workingMinutesLate: z.number(),
  responsible: z.object({ department, role, people: z.array(person) }),
  requiredActions: z.array(z.object({ command: z.enum(commandNames), departments: z.array(department) })),
};
const clock = { ...order, ...deadline };

const rung = z.object({
  kind: z.enum(['ESCALATION', 'UNSTAFFED_ROLE', 'REMINDER']),
  ...clock,
  rung: z.string(),
  level: z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']),
  unstaffedRole: role.exactOptional(),
  reminder: z.number().exactOptional(),
});

const caseTypes = Object.values(caseKinds).flatMap(({ types }) => Object.keys(types)) as CaseType[];

const single = z.discriminatedUnion('kind', [
  rung,
  z.object({ kind: z.literal('URGE'), ...clock, by: person, message: z.string().exactOptional() }),
  z.object({ kind: z.literal('REASSIGNED'), ...clock, by: person }),
  z.object({ kind: z.literal('STOP_WORK'), ...clock, by: person, reason: z.string() }),
  z.object({ kind: z.literal('PAUSE_ENDED'), ...clock, pauseReason: z.enum(pauseReasons) }),
  z.object({
    kind: z.literal('RISK'),
    ...order,
    department,
    description: z.string(),
    by: person,
    answer: z.object(deadline).exactOptional(),
  }),
  z.object({
    kind: z.literal('CHANGE_APPLIED'),
    ...order,
    changeId: z.string(),
    revision: z.number(),
    by: person,
    message: z.object({ zh: z.string(), en: z.string() }),
  }),
  z.object({ kind: z.literal('WARNING'), ...order, message: z.object({ zh: z.string(), en: z.string() }) }),
  z.object({
    kind: z.literal('ORDER_NEWS'),
    ...order,
    occasion: z.enum(['REGISTERED', 'CONFIRMED']),
    message: z.object({ zh: z.string(), en: z.string() }),
  }),
  z.object({
    kind: z.literal('REPORT_DUE'),
    ...order,
    department: z.enum(reportingDepartments),
    since: z.string(),
    period: z.number(),
  }),
  z.object({
    kind: z.literal('OVERDUE_SUMMARY'),
    month: z.string(),
    total: z.object({ opened: z.number(), closed: z.number(), open: z.number(), daysOverdue: z.number() }),
    causes: z.array(z.object({ cause: z.enum(causeCodes).nullable(), department, cases: z.number() })),
    repeats: z.array(z.object({ cause: z.enum(causeCodes), department, cases: z.number() })),
  }),
  z.object({
    kind: z.literal('CASE'),
    occasion: z.enum(caseOccasions),
    caseId: z.string(),
    caseNumber: z.string(),
    caseKind: z.enum(caseKindCodes as readonly CaseKind[]),
    caseType: z.enum(caseTypes),
    department,
    orders: z.array(z.string()),
    reachedAt: z.string(),
    zone: z.string(),
    by: person.exactOptional(),
    message: z.string().exactOptional(),
    deadline: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('INCIDENT'),
    incidentId: z.string(),
    department,
    from: z.string(),
    until: z.string(),
    reason: z.string(),
    zone: z.string(),
    orders: z.number(),
    clocks: z.number(),
    waived: z.number(),
  }),
  z.object({
    kind: z.literal('CHANNEL_DOWN'),
    channel: z.enum(noticeChannels),
    target: z.string(),
    failures: z.number(),
    failingSince: z.string(),
    lastError: z.string(),
    zone: z.string(),
  }),
]);

/** What a row of the outbox must hold to be rendered: rows outlive the program that wrote them. */
export const noticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  single,
  z.object({
    kind: z.literal('DIGEST'),
    occasion: z.enum(['FOLDED', 'DAILY']),
    total: z.number(),
    items: z.array(single),
  }),
]);
