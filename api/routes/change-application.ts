import { createDraft } from '../../db/changes/drafts.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { findCalendar } from '../calendars/find-calendar.ts';
import { applyChange } from '../changes/apply-change.ts';
import { changeIdOf, draftText } from '../changes/change-texts.ts';
import { findChange, incidentRoles } from '../changes/find-change.ts';
import { previewChange } from '../changes/preview-change.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { noticeImport } from '../inputs/calendars.ts';
import { nothing } from '../inputs/changes.ts';
import { changeSchema, previewSchema } from '../views/change-schema.ts';
import { changeView } from '../views/change-view.ts';
import { oneCalendar } from './calendars.ts';
import { oneChange } from './changes.ts';
import { type ApiApp, operation, posting } from './operation.ts';

/** What is done with a drafted change: looked at beforehand, and applied; a notice becomes a draft. */
export function changeApplicationRoutes(app: ApiApp, context: ApiContext): void {
  const preview = operation({
    access: incidentRoles,
    tag: 'Changes',
    summary: 'Preview a change',
    description:
      'Which open clocks move, from when to when, and who gains or loses which warning, if it were applied now. ' +
      'Changes nothing.',
    codes: [...posting, 'not-found'],
  });
  app.post(
    '/v1/changes/:changeId/preview',
    {
      config: preview.config,
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...preview.documentation,
        headers: keyHeaders,
        params: oneChange,
        body: nothing,
        response: { 200: previewSchema, ...preview.problems },
      },
    },
    async (request) => {
      const row = await findChange(context, request, request.params.changeId);
      return await previewChange(context, row, callerOf(request).personId);
    },
  );

  const apply = operation({
    access: incidentRoles,
    tag: 'Changes',
    summary: 'Apply a change',
    description:
      'It holds from now on, and every open order takes it; the change tells how far it has come. Applying it again ' +
      'is the same application.',
    codes: [...posting, 'not-found', 'not-in-this-state', 'engine-away'],
  });
  app.post(
    '/v1/changes/:changeId/apply',
    {
      config: apply.config,
      schema: {
        ...apply.documentation,
        headers: keyHeaders,
        params: oneChange,
        body: nothing,
        response: { 200: changeSchema, ...apply.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async () => {
        const row = await findChange(context, request, request.params.changeId);
        const applied = await applyChange(context, row, callerOf(request).personId);
        return { status: 200, body: await changeView(context, applied) };
      });
      return reply;
    },
  );

  const notices = operation({
    access: administrators,
    tag: 'Calendars',
    summary: 'Draft the import of an official notice',
    description:
      'Answers with a change to preview and apply; a notice that does not fit is kept with its problems.',
    codes: [...posting, 'not-found'],
  });
  app.post(
    '/v1/calendars/:calendarId/notices',
    {
      config: notices.config,
      schema: {
        ...notices.documentation,
        headers: keyHeaders,
        params: oneCalendar,
        body: noticeImport,
        response: { 201: changeSchema, ...notices.problems },
      },
    },
    async (request, reply) => {
      const { calendarId } = request.params;
      await findCalendar(context, calendarId);
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const { reason: given, ...notice } = request.body;
        const reason = given ?? `official notice ${notice.country} ${notice.year}`;
        const content = { kind: 'CALENDAR' as const, subject: calendarId, body: { notice } };
        const text = await draftText(context, { ...content, reason });
        const by = { createdBy: callerOf(request).personId, createdAt: nowOf(context) };
        const id = changeIdOf(updateId);
        await createDraft(context.database, id, text, by);
        const row = await findChange(context, request, id);
        return { status: 201, body: await changeView(context, row) };
      });
      return reply;
    },
  );
}
