import { z } from 'zod';
import {
  changeSavedView,
  createSavedView,
  deleteSavedView,
  type KeptView,
  listSavedViews,
  type SavedViewRow,
} from '../../db/views/saved-views.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { pagePath, savedViewInput } from '../inputs/saved-views.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { savedViewList, savedViewSchema } from '../views/saved-view-schema.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { rowId, uuidFrom } from './queries.ts';

const one = z.strictObject({ viewId: rowId });

/** Filters and columns that people keep under a name, for themselves or for everyone. */
export function savedViewRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Saved views',
    summary: "List the caller's saved views and those that others share",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/saved-views',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject({ page: pagePath.exactOptional().describe('Of this page alone.') }),
        response: { 200: savedViewList, ...list.problems },
      },
    },
    async (request) => {
      const { personId } = callerOf(request);
      const rows = await listSavedViews(context.database, personId, request.query.page);
      const items = rows.map((row) => savedView(row, personId));
      return withLocalInstants({ items }, await context.reference.local());
    },
  );

  const add = operation({
    access: staff,
    tag: 'Saved views',
    summary: 'Keep a view under a name',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/saved-views',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: savedViewInput,
        response: { 201: savedViewSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const ownerId = callerOf(request).personId;
        const now = nowOf(context);
        const made = { viewId: uuidFrom(updateId), ownerId, createdAt: now, updatedAt: now };
        const row = kept(await createSavedView(context.database, { ...request.body, ...made }));
        const body = withLocalInstants(savedView(row, ownerId), await context.reference.local());
        return { status: 201, body };
      });
      return reply;
    },
  );

  const change = operation({
    access: staff,
    tag: 'Saved views',
    summary: 'Replace a view of one’s own',
    codes: ['validation-failed', 'malformed-body', 'body-too-large', 'does-not-fit', 'not-found'],
  });
  app.put(
    '/v1/saved-views/:viewId',
    {
      config: change.config,
      schema: {
        ...change.documentation,
        params: one,
        body: savedViewInput,
        response: { 200: savedViewSchema, ...change.problems },
      },
    },
    async (request) => {
      const { personId } = callerOf(request);
      const content = { ...request.body, updatedAt: nowOf(context) };
      const found = await changeSavedView(context.database, request.params.viewId, personId, content);
      if (found === undefined) throw new ProblemError('not-found');
      return withLocalInstants(savedView(kept(found), personId), await context.reference.local());
    },
  );

  const end = operation({
    access: staff,
    tag: 'Saved views',
    summary: 'Delete a view of one’s own',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/saved-views/:viewId',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        params: one,
        response: { 204: z.undefined().describe('Deleted.'), ...end.problems },
      },
    },
    async (request, reply) => {
      const { personId } = callerOf(request);
      if (!(await deleteSavedView(context.database, request.params.viewId, personId))) {
        throw new ProblemError('not-found');
      }
      return reply.code(204).send();
    },
  );
}

function kept(view: KeptView): SavedViewRow {
  if ('row' in view) return view.row;
  if (view.refused === 'name-taken')
    throw unfitField('name', 'is that of another of your views of this page');
  throw new ProblemError('not-your-role', 'This key belongs to nobody: views are kept for people.');
}

function savedView(row: SavedViewRow, personId: string): z.output<typeof savedViewSchema> {
  const { viewId, ownerId, name, page, query, shared, createdAt, updatedAt } = row;
  return { viewId, name, page, query, shared, own: ownerId === personId, ownerId, createdAt, updatedAt };
}
