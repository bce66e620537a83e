import { z } from 'zod';
import { type Notice, noticeKinds } from '../domain/notices/notice.ts';
import type { ClockKind } from '../domain/order/clock.ts';
import { clockKinds } from '../domain/order/clock.ts';
import { commandNames } from '../domain/order/commands.ts';
import { journey } from '../domain/order/journey.ts';
import type { Stage } from '../domain/order/stage-names.ts';
import { departmentCodes } from '../domain/people/departments.ts';
import { roleCodes } from '../domain/people/roles.ts';

const role = z.enum(roleCodes);
const department = z.enum(departmentCodes);

/** What a row of the outbox must hold to be rendered: rows outlive the program that wrote them. */
export const noticeSchema: z.ZodType<Notice> = z.object({
  kind: z.enum(noticeKinds),
  orderId: z.string(),
  orderNumber: z.string(),
  customerName: z.string().exactOptional(),
  stage: z.enum(Object.keys(journey) as Stage[]),
  lotId: z.string().exactOptional(),
  clockId: z.string(),
  clockKind: z.enum(clockKinds as readonly ClockKind[]),
  rung: z.string(),
  level: z.enum(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']),
  deadline: z.string(),
  provisional: z.boolean(),
  reachedAt: z.string(),
  zone: z.string(),
  workingMinutesLeft: z.number(),
  workingMinutesLate: z.number(),
  responsible: z.object({
    department,
    role,
    people: z.array(z.object({ personId: z.string(), nameZh: z.string(), nameEn: z.string() })),
  }),
  requiredActions: z.array(z.object({ command: z.enum(commandNames), departments: z.array(department) })),
  unstaffedRole: role.exactOptional(),
});
