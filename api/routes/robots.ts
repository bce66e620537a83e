import { z } from 'zod';
import { createRobot, endRobot, listRobots, type RobotRow } from '../../db/notices/robots.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newRobot } from '../inputs/notices.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Local } from '../views/local-instants.ts';
import { robotPage, robotSchema } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { idFrom } from './queries.ts';

const one = z.strictObject({ robotId: z.string().regex(/^rob_[0-9a-f]{1,40}$/) });

/** Robots that speak in groups of WeCom, DingTalk and Feishu. Their addresses and secrets are never shown again. */
export function robotRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({ access: administrators, tag: 'Notices', summary: 'List robots' });
  app.get(
    '/v1/robots',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: robotPage, ...list.problems } },
    },
    async () => {
      const rows = await listRobots(context.database, limits.pageSize);
      const local = await context.reference.local();
      return { items: rows.map((row) => robotView(row, local)), nextCursor: null };
    },
  );

  const add = operation({ access: administrators, tag: 'Notices', summary: 'Add a robot', codes: posting });
  app.post(
    '/v1/robots',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newRobot,
        response: { 201: robotSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const { secret = null, label = null, ...asked } = request.body;
        const robotId = idFrom('rob', updateId);
        const made = { createdAt: nowOf(context), createdBy: callerOf(request).personId };
        const robot = { ...asked, robotId, secret, label, active: true, ...made };
        await createRobot(context.database, robot);
        return { status: 201, body: robotView(robot, await context.reference.local()) };
      });
      return reply;
    },
  );

  const end = operation({
    access: administrators,
    tag: 'Notices',
    summary: 'Let a robot say nothing any more',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/robots/:robotId',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        params: one,
        response: { 204: z.undefined().describe('Ended.'), ...end.problems },
      },
    },
    async (request, reply) => {
      if (!(await endRobot(context.database, request.params.robotId))) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}

function robotView(row: RobotRow, local: Local): z.output<typeof robotSchema> {
  const { robotId, channel, url, secret, label, locale, departments, active, createdAt, createdBy } = row;
  const host = URL.parse(url)?.host ?? '';
  const made = { createdAt: local(createdAt), createdBy };
  const shown = { robotId, channel, host, signed: secret !== null, ...present({ label }) };
  return { ...shown, locale, departments, active, ...made };
}
