import { z } from 'zod';
import { createDraft, discardDraft, editDraft } from '../../db/changes/drafts.ts';
import { changePlace, listChanges, readChange } from '../../db/changes/read-changes.ts';
import { changeKinds } from '../../domain/changes/change.ts';
import { callerOf } from '../auth/guard.ts';
import { asked, changeIdOf, draftText } from '../changes/change-texts.ts';
import { findChange, incidentRoles, noDraft, permitChange } from '../changes/find-change.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { calendarId } from '../inputs/calendars.ts';
import { changeId, newChange } from '../inputs/changes.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { changePage, changeSchema, changeStates } from '../views/change-schema.ts';
import { changeView } from '../views/change-view.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

export const oneChange = z.strictObject({ changeId });
const readers = [...incidentRoles, 'AUDITOR'] as const;

const listQuery = z.strictObject({
  kind: z.enum(changeKinds, `must be one of ${changeKinds.join(', ')}`).exactOptional(),
  subject: calendarId.exactOptional(),
  state: z.enum(changeStates, `must be one of ${changeStates.join(', ')}`).exactOptional(),
  ...pageQuery,
});

/** Changes of calendars and of the policy, and incidents: drafted here, kept as typed. */
export function changeRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: readers,
    tag: 'Changes',
    summary: 'List changes, the latest first',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/changes',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: listQuery,
        response: { 200: changePage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const page = await listChanges(context.database, filter, placeOf(cursor, changePlace), limit);
      return { ...page, items: await Promise.all(page.items.map((row) => changeView(context, row))) };
    },
  );

  const read = operation({
    access: readers,
    tag: 'Changes',
    summary: 'Read a change, and how far it has come',
    codes: ['not-found'],
  });
  app.get(
    '/v1/changes/:changeId',
    {
      config: read.config,
      schema: { ...read.documentation, params: oneChange, response: { 200: changeSchema, ...read.problems } },
    },
    async (request) => {
      const row = await readChange(context.database, request.params.changeId);
      if (row === undefined) throw new ProblemError('not-found');
      return await changeView(context, row);
    },
  );

  const draft = operation({
    access: incidentRoles,
    tag: 'Changes',
    summary: 'Draft a change',
    description:
      'A draft that does not fit is kept as it was typed and tells its problems. Calendars and figures are for ' +
      'administrators; incidents also for leadership.',
    codes: posting,
  });
  app.post(
    '/v1/changes',
    {
      config: draft.config,
      schema: {
        ...draft.documentation,
        headers: keyHeaders,
        body: newChange,
        response: { 201: changeSchema, ...draft.problems },
      },
    },
    async (request, reply) => {
      await permitChange(context, request, request.body.kind);
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const text = await draftText(context, asked(request.body));
        const by = { createdBy: callerOf(request).personId, createdAt: nowOf(context) };
        const id = changeIdOf(updateId);
        await createDraft(context.database, id, text, by);
        const row = await findChange(context, request, id);
        return { status: 201, body: await changeView(context, row) };
      });
      return reply;
    },
  );

  const edit = operation({
    access: incidentRoles,
    tag: 'Changes',
    summary: 'Type a draft anew',
    codes: [...posting, 'does-not-fit', 'not-found', 'not-in-this-state'],
  });
  app.put(
    '/v1/changes/:changeId',
    {
      config: edit.config,
      schema: {
        ...edit.documentation,
        params: oneChange,
        body: newChange,
        response: { 200: changeSchema, ...edit.problems },
      },
    },
    async (request) => {
      const id = request.params.changeId;
      const row = await findChange(context, request, id);
      if (row.kind !== request.body.kind) throw unfitField('kind', `stays ${row.kind}`);
      const text = await draftText(context, asked(request.body));
      if (!(await editDraft(context.database, id, text))) throw noDraft(row);
      return await changeView(context, await findChange(context, request, id));
    },
  );

  const discard = operation({
    access: incidentRoles,
    tag: 'Changes',
    summary: 'Discard a draft',
    codes: ['not-found', 'not-in-this-state'],
  });
  app.delete(
    '/v1/changes/:changeId',
    {
      config: discard.config,
      schema: {
        ...discard.documentation,
        params: oneChange,
        response: { 204: z.undefined().describe('Discarded; it stays on record.'), ...discard.problems },
      },
    },
    async (request, reply) => {
      const row = await findChange(context, request, request.params.changeId);
      if (!(await discardDraft(context.database, row.changeId))) throw noDraft(row);
      return reply.code(204).send();
    },
  );
}
