import { z } from 'zod';
import { decodeCursor, pageOf } from '../../db/reads/page.ts';
import { readJournal } from '../../db/reads/read-order.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { timelinePage } from '../views/row-schemas.ts';
import { timelineEntry } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

const one = z.strictObject({ orderId });

/** What happened to an order, from its journal (AUDIT-01). */
export function timelineRoute(app: ApiApp, context: ApiContext): void {
  const timeline = operation({
    access: staff,
    tag: 'Orders',
    summary: "Read an order's journal, oldest entry first",
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/orders/:orderId/timeline',
    {
      config: timeline.config,
      schema: {
        ...timeline.documentation,
        params: one,
        querystring: z.strictObject(pageQuery),
        response: { 200: timelinePage, ...timeline.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const after = placeOf(cursor, versionPlace) ?? 0;
      await requireReadable(context, callerOf(request), request.params.orderId);
      const rows = await readJournal(context.database, request.params.orderId, after, limit + 1);
      if (rows.length === 0 && after === 0) throw new ProblemError('not-found');
      const page = pageOf(rows, limit, (row) => [row.version]);
      const local = await context.reference.local();
      return withLocalInstants({ ...page, items: page.items.map(timelineEntry) }, local);
    },
  );
}

function versionPlace(text: string): number | undefined {
  const [version] = decodeCursor(text, 1) ?? [];
  return typeof version === 'number' && Number.isSafeInteger(version) && version < 2 ** 31
    ? version
    : undefined;
}
