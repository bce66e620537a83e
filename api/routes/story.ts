import { z } from 'zod';
import { peopleNames } from '../../db/reads/people-names.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { readWholeJournal } from '../../db/reads/story.ts';
import { type ChecklistItem, checklistOf } from '../../domain/order/review/checklist.ts';
import { typeOf } from '../../domain/order/review/reviewers.ts';
import { peopleIn, storyOf } from '../../domain/story/story.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { storySchema } from '../views/story-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** One timeline of people, timers and policy, told to people (AUDIT-01). */
export function storyRoute(app: ApiApp, context: ApiContext): void {
  const story = operation({
    access: staff,
    tag: 'Orders',
    summary: "Read an order's journal in words of both languages",
    codes: ['not-found'],
  });
  app.get(
    '/v1/orders/:orderId/story',
    {
      config: story.config,
      schema: {
        ...story.documentation,
        params: z.strictObject({ orderId }),
        response: { 200: storySchema, ...story.problems },
      },
    },
    async (request) => {
      const { database, reference } = context;
      await requireReadable(context, callerOf(request), request.params.orderId);
      const journal = await readWholeJournal(database, request.params.orderId);
      if (journal.length === 0) throw new ProblemError('not-found');
      const names = await peopleNames(database, peopleIn(journal));
      const { zone } = await reference.company();
      const nameOf = (personId: string) => names.get(personId) ?? { zh: personId, en: personId };
      const checklist = await checklistNow(context, request.params.orderId);
      const items = storyOf(journal, { nameOf, zone, checklist });
      return withLocalInstants({ items }, await reference.local());
    },
  );
}

/** What departments review of the order, as its policy names it. */
async function checklistNow({ database, reference }: ApiContext, id: string): Promise<ChecklistItem[]> {
  const state = await readOrder(database, id);
  if (state === undefined) throw new ProblemError('not-found');
  return checklistOf(await reference.policy(state.policyVersion), typeOf(state));
}
