import { readClockDetails } from '../../db/reads/clock-details.ts';
import { clockPlace, listClocks } from '../../db/reads/list-clocks.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { clockQuery } from '../inputs/clocks.ts';
import { clockPage } from '../views/clock-schema.ts';
import { clockView } from '../views/clock-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation } from './operation.ts';
import { placeOf } from './queries.ts';

/** Every deadline, its start, due instant, completion, breach and escalations, per order and department (SLA-12). */
export function clockRoutes(app: ApiApp, context: ApiContext): void {
  const clocks = operation({
    access: staff,
    tag: 'Clocks',
    summary: 'List clocks with their pauses, escalations and next step',
    description: 'Open ones, soonest due first; with state=closed completed ones, the latest first.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/clocks',
    {
      config: clocks.config,
      schema: {
        ...clocks.documentation,
        querystring: clockQuery,
        response: { 200: clockPage, ...clocks.problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const now = nowOf(context);
      const place = placeOf(cursor, clockPlace);
      const scope = await scopeOf(context, callerOf(request));
      const page = await listClocks(context.database, scope, filter, now, place, limit);
      const details = await readClockDetails(context.database, page.items);
      const items = await Promise.all(
        page.items.map(async (row, index) => {
          const policy = await context.reference.policy(row.policyVersion);
          return clockView(row, details[index] ?? { pauses: [], escalations: [] }, policy, now);
        }),
      );
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );
}
