import { z } from 'zod';
import { listAccess } from '../../db/reads/list-access.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { auditors } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { accessPage } from '../views/company-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

/** Attempts that were refused (PRIV-12), and who changed whose rights. */
export function accessLogRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: auditors,
    tag: 'People',
    summary: 'List refused attempts and changes of rights, the latest first',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/access-log',
    {
      config,
      schema: {
        ...documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: accessPage, ...problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const page = await listAccess(context.database, placeOf(cursor, sequencePlace), limit);
      const items = page.items.map(({ personId, orderId, command, change, ...rest }) => ({
        ...rest,
        ...present({ personId, orderId, command, change }),
      }));
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );
}

function sequencePlace(text: string): number | undefined {
  const [sequence] = decodeCursor(text, 1) ?? [];
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) ? sequence : undefined;
}
