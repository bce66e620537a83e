import { z } from 'zod';
import { peopleNames } from '../../db/reads/people-names.ts';
import { readWholeJournal } from '../../db/reads/story.ts';
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
      return withLocalInstants({ items: storyOf(journal, { nameOf, zone }) }, await reference.local());
    },
  );
}
