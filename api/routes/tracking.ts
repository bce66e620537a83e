import { z } from 'zod';
import { listUntracked, untrackedPlace } from '../../db/reads/list-tracking.ts';
import { leadBefore } from '../../domain/working-time/shift.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { stageName } from '../views/order-view.ts';
import { untrackedPage } from '../views/tracking-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { flag, pageQuery, placeOf } from './queries.ts';

const trackingQuery = z.strictObject({
  mine: flag('true, the default: orders that the caller follows; false: all that the caller may read.'),
  ...pageQuery,
});

/** Orders that somebody has to ask after (TRACK-01). Worked out when it is read: no clock of an order runs for it. */
export function trackingRoutes(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'List open orders without a word for longer than track.salesPeriod, the longest first',
    description: 'With track.byEvents any act on the order counts, else tracking entries alone (TRACK-01).',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/tracking',
    {
      config,
      schema: { ...documentation, querystring: trackingQuery, response: { 200: untrackedPage, ...problems } },
    },
    async (request) => {
      const { limit, cursor, mine = true } = request.query;
      const { database, reference } = context;
      const caller = callerOf(request);
      const [policy, company] = await Promise.all([reference.currentPolicy(), reference.company()]);
      const before = leadBefore(company.calendar, nowOf(context), policy.values['track.salesPeriod']).due;
      const filter = {
        before,
        byEvents: policy.values['track.byEvents'],
        ownerId: mine ? caller.personId : undefined,
      };
      const place = placeOf(cursor, untrackedPlace);
      const page = await listUntracked(database, await scopeOf(context, caller), filter, place, limit);
      const items = page.items.map((row) => ({ ...row, stageName: stageName(row.stage) }));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );
}
