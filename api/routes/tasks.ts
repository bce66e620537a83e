import { z } from 'zod';
import { duePlace } from '../../db/reads/due-order.ts';
import { escalationPlace, listEscalations } from '../../db/reads/list-escalations.ts';
import { countTasks, listTasks } from '../../db/reads/list-tasks.ts';
import { readProductLines } from '../../db/reads/order-extras.ts';
import { taskStandings } from '../../db/reads/task-filter.ts';
import { visible } from '../../db/rights/visible-orders.ts';
import { orders } from '../../db/schema/orders.ts';
import { commandNames } from '../../domain/order/commands.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { orderId } from '../inputs/command-request.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { escalationPage, taskCounts, taskPage } from '../views/row-schemas.ts';
import { escalationView, inboxTask } from '../views/row-views.ts';
import { timeTeller } from '../views/time-left-view.ts';
import { type ApiApp, operation } from './operation.ts';
import { departmentQuery, flag, pageQuery, placeOf, searchText } from './queries.ts';

const levels = ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'] as const;

const taskQuery = z.strictObject({
  mine: flag('true, the default: tasks that the caller may do; false: those of everyone.'),
  waitingOnOthers: flag(
    'true: what others have to do on orders that the caller entered or whose customer the caller looks after.',
  ),
  standing: z
    .enum(taskStandings, `must be one of ${taskStandings.join(', ')}`)
    .exactOptional()
    .describe('Past due; past a pre-warning and not past due; any other.'),
  department: departmentQuery,
  command: z.enum(commandNames, 'must be the name of a command').exactOptional(),
  stage: z
    .enum([...orderStages, ...lotStages], 'must be the code of a stage')
    .exactOptional()
    .describe('Of orders and lots in this stage alone.'),
  q: searchText,
  overdue: flag('Tasks past their due instant alone, or the others.'),
  orderId: orderId.exactOptional(),
  ...pageQuery,
});

const escalationQuery = z.strictObject({
  department: departmentQuery,
  level: z.enum(levels, `must be one of ${levels.join(', ')}`).exactOptional(),
  settled: flag(
    'false: those that still ask for something: neither acknowledged nor waived, of a clock that is open; true: the others.',
  ),
  orderId: orderId.exactOptional(),
  ...pageQuery,
});

/** The inbox, and the steps of ladders that were reached. */
export function taskRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'List open tasks, soonest due first',
    description: "Those of the caller's roles, unless mine=false.",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/tasks',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: taskQuery,
        response: { 200: taskPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, mine = true, waitingOnOthers = false, ...narrowed } = request.query;
      const { database, reference } = context;
      const caller = callerOf(request);
      const now = nowOf(context);
      const view = waitingOnOthers ? ('WAITING' as const) : mine ? ('MINE' as const) : ('ALL' as const);
      const rights = visible(await scopeOf(context, caller), orders.orderId);
      const place = placeOf(cursor, (text) => duePlace(text, 2));
      const page = await listTasks(database, { ...narrowed, view }, caller, rights, now, place, limit);
      const clocks = page.items.flatMap(({ clock }) => clock ?? []);
      const [tell, lines] = await Promise.all([
        timeTeller(reference, clocks, now),
        readProductLines(database, [...new Set(page.items.map(({ orderId }) => orderId))]),
      ]);
      const items = page.items.map((row) => inboxTask(row, lines, caller, tell, now));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );

  const counts = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'Count the tasks of the caller, and those that the caller waits for',
  });
  app.get(
    '/v1/tasks/counts',
    {
      config: counts.config,
      schema: { ...counts.documentation, response: { 200: taskCounts, ...counts.problems } },
    },
    async (request) => {
      const caller = callerOf(request);
      const rights = visible(await scopeOf(context, caller), orders.orderId);
      return await countTasks(context.database, caller, rights, nowOf(context));
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
      const scope = await scopeOf(context, callerOf(request));
      const place = placeOf(cursor, escalationPlace);
      const page = await listEscalations(context.database, scope, filter, place, limit);
      const items = page.items.map(escalationView);
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );
}
