import { z } from 'zod';
import {
  changePlatform,
  createPlatform,
  listPlatforms,
  rotatePlatformSecret,
} from '../../db/inbound/platforms.ts';
import { isActivePerson } from '../../db/people/absences.ts';
import { epochMs } from '../../domain/instant.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { keyRotation } from '../inputs/administration.ts';
import { newPlatform, platformChange, platformId } from '../inputs/inbound.ts';
import { limits } from '../limits.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import {
  madePlatformSchema,
  platformPage,
  platformSchema,
  platformView,
  pushPath,
  rotatedPlatformSchema,
} from '../views/inbound-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, patching, posting } from './operation.ts';
import { idFrom } from './queries.ts';

const one = z.strictObject({ platformId });
const hourMs = 3_600_000;

/** Shops that push their orders, and what signs their pushes. */
export function inboundPlatformRoutes(app: ApiApp, context: ApiContext): void {
  const { database, reference } = context;

  const list = operation({ access: administrators, tag: 'Inbound', summary: 'List shops that push orders' });
  app.get(
    '/v1/inbound-platforms',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: platformPage, ...list.problems } },
    },
    async () => {
      const rows = await listPlatforms(database, limits.pageSize);
      const local = await reference.local();
      return { items: rows.map((row) => platformView(row, local)), nextCursor: null };
    },
  );

  const add = operation({
    access: administrators,
    tag: 'Inbound',
    summary: 'Add a shop that pushes orders',
    description: 'Its secret is told once and cannot be read again.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/inbound-platforms',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newPlatform,
        response: { 201: madePlatformSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        await requirePerson(request.body.personId);
        const id = idFrom('plt', updateId);
        const platform = { ...request.body, platformId: id, createdBy: callerOf(request).personId };
        const { secret = null } = await createPlatform(database, platform, nowOf(context));
        const told = { platformId: id, name: platform.name, path: pushPath(id) };
        return { status: 201, body: { ...told, secret }, repeatBody: { ...told, secret: null } };
      });
      return reply;
    },
  );

  const change = operation({
    access: administrators,
    tag: 'Inbound',
    summary: 'Change a shop, or switch it off',
    codes: [...patching, 'not-found', 'does-not-fit'],
  });
  app.patch(
    '/v1/inbound-platforms/:platformId',
    {
      config: change.config,
      schema: {
        ...change.documentation,
        params: one,
        body: platformChange,
        response: { 200: platformSchema, ...change.problems },
      },
    },
    async (request) => {
      const { personId } = request.body;
      if (personId !== undefined) await requirePerson(personId);
      const changed = await changePlatform(database, request.params.platformId, request.body);
      if (changed === undefined) throw new ProblemError('not-found');
      return platformView(changed, await reference.local());
    },
  );

  const rotate = operation({
    access: administrators,
    tag: 'Inbound',
    summary: "Replace a shop's secret by a new one",
    description: 'The one before holds until the overlap has passed; one before that ends at once.',
    codes: [...posting, 'not-found'],
  });
  app.post(
    '/v1/inbound-platforms/:platformId/rotation',
    {
      config: rotate.config,
      schema: {
        ...rotate.documentation,
        headers: keyHeaders,
        params: one,
        body: keyRotation,
        response: { 201: rotatedPlatformSchema, ...rotate.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const { platformId: id } = request.params;
        const overlapMs = request.body.overlapHours * hourMs;
        const overlapUntil = new Date(epochMs(nowOf(context)) + overlapMs).toISOString();
        const rotation = { platformId: id, rotationId: updateId, overlapUntil };
        const rotated = await rotatePlatformSecret(database, rotation);
        if (rotated === undefined) throw new ProblemError('not-found');
        const { previousUntil, secret = null } = rotated;
        const told = withLocalInstants({ platformId: id, previousUntil }, await reference.local());
        return { status: 201, body: { ...told, secret }, repeatBody: { ...told, secret: null } };
      });
      return reply;
    },
  );

  async function requirePerson(personId: string): Promise<void> {
    if (!(await isActivePerson(database, personId)))
      throw unfitField('personId', 'is no active person of this company');
  }
}
