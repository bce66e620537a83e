import { z } from 'zod';
import { duePlace } from '../../db/reads/due-order.ts';
import { escalationPlace, listEscalations } from '../../db/reads/list-escalations.ts';
import { listTasks } from '../../db/reads/list-tasks.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { orderId } from '../inputs/command-request.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { escalationPage, taskPage } from '../views/row-schemas.ts';
import { escalationView, inboxTask } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { departmentQuery, flag, pageQuery, placeOf } from './queries.ts';

const levels = ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'] as const;

const taskQuery = z.strictObject({
  mine: flag('true, the default: tasks that the caller may do; false: those of everyone.'),
  department: departmentQuery,
  overdue: flag('Tasks past their due instant alone, or the others.'),
  orderId: orderId.exactOptional(),
  ...pageQuery,
});

const escalationQuery = z.strictObject({
  department: departmentQuery,
  level: z.enum(levels, `must be one of ${levels.join(', ')}`).exactOptional(),
  orderId: orderId.exactOptional(),
  ...pageQuery,
});

/** The inbox, and the steps of ladders that were reached. */
export function taskRoutes(app: ApiApp, context: ApiContext): void {
  const tasks = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'List open tasks, soonest due first',
    description: "Those of the caller's roles, unless mine=false.",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/tasks',
    {
      config: tasks.config,
      schema: {
        ...tasks.documentation,
        querystring: taskQuery,
        response: { 200: taskPage, ...tasks.problems },
      },
    },
    async (request) => {
      const { limit, cursor, mine = true, overdue, ...narrowed } = request.query;
      const caller = callerOf(request);
      const now = nowOf(context);
      const filter = {
        ...narrowed,
        ...(mine ? { roles: caller.roles } : {}),
        ...(overdue === undefined ? {} : { overdue: { flag: overdue, now } }),
      };
      const place = placeOf(cursor, (text) => duePlace(text, 2));
      const page = await listTasks(context.database, filter, place, limit);
      const items = page.items.map((row) => inboxTask(row, caller, now));
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );

  const escalations = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'List escalations, the latest first',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/escalations',
    {
      config: escalations.config,
      schema: {
        ...escalations.documentation,
        querystring: escalationQuery,
        response: { 200: escalationPage, ...escalations.problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const page = await listEscalations(context.database, filter, placeOf(cursor, escalationPlace), limit);
      const items = page.items.map(escalationView);
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );
}
