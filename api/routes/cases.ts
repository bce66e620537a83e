import { z } from 'zod';
import { readCase, readCaseJournal } from '../../db/cases/read-case.ts';
import { peopleNames } from '../../db/reads/people-names.ts';
import { caseCommandTable } from '../../domain/cases/case-commands.ts';
import { caseStoryOf, peopleInCase } from '../../domain/story/case-story.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { recordIfRefused } from '../auth/permit.ts';
import { requireReadableCase } from '../cases/case-reader.ts';
import { openCase } from '../cases/open-case.ts';
import { viewCase } from '../cases/view-case.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { caseId, caseRequest } from '../inputs/case-requests.ts';
import { ProblemError } from '../problems/problem.ts';
import { caseSchema, caseTimeline } from '../views/case-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';

const one = z.strictObject({ caseId });
/** A case has far fewer entries than this. */
const longestJournal = 100_000;

/** Cases: open, read, and what happened in them. */
export function caseRoutes(app: ApiApp, context: ApiContext): void {
  const opening = operation({
    access: staff,
    tag: 'Cases',
    summary: 'Open a case',
    description: `${caseCommandTable.openCase.purpose} Who may open it follows from its kind.`,
    codes: [...posting, 'does-not-fit', 'engine-away'],
  });
  app.post(
    '/v1/cases',
    {
      config: opening.config,
      schema: {
        ...opening.documentation,
        operationId: 'openCase',
        headers: keyHeaders,
        body: caseRequest,
        response: { 201: caseSchema, ...opening.problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await answerOnce(context, request, reply, async (ticket) => {
        try {
          const state = await openCase(context, caller, request.body, ticket);
          return { status: 201, body: await viewCase(context, caller, state) };
        } catch (error) {
          await recordIfRefused(context, request, caller, error, {});
          throw error;
        }
      });
      return reply;
    },
  );

  const read = operation({ access: staff, tag: 'Cases', summary: 'Read a case', codes: ['not-found'] });
  app.get(
    '/v1/cases/:caseId',
    {
      config: read.config,
      schema: { ...read.documentation, params: one, response: { 200: caseSchema, ...read.problems } },
    },
    async (request) => {
      const caller = callerOf(request);
      await requireReadableCase(context, caller, request.params.caseId);
      const state = await readCase(context.database, request.params.caseId);
      if (state === undefined) throw new ProblemError('not-found');
      return await viewCase(context, caller, state);
    },
  );

  const timeline = operation({
    access: staff,
    tag: 'Cases',
    summary: "Read a case's journal in words of both languages",
    codes: ['not-found'],
  });
  app.get(
    '/v1/cases/:caseId/timeline',
    {
      config: timeline.config,
      schema: {
        ...timeline.documentation,
        params: one,
        response: { 200: caseTimeline, ...timeline.problems },
      },
    },
    async (request) => {
      const { database, reference } = context;
      await requireReadableCase(context, callerOf(request), request.params.caseId);
      const rows = await readCaseJournal(database, request.params.caseId, 0, longestJournal);
      const journal = rows.map(({ entry }) => entry);
      const names = await peopleNames(database, peopleInCase(journal));
      const { zone } = await reference.company();
      const nameOf = (personId: string) => names.get(personId) ?? { zh: personId, en: personId };
      return withLocalInstants({ items: caseStoryOf(journal, { nameOf, zone }) }, await reference.local());
    },
  );
}
