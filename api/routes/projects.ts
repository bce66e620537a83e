import { z } from 'zod';
import { listProjects, projectPlace } from '../../db/reads/list-projects.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderFilterQuery } from '../inputs/order-query.ts';
import { projectSchema } from '../views/assignment-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { stageName } from '../views/order-view.ts';
import { present } from '../views/row-views.ts';
import { instant, names, pageSchema, stage } from '../views/shared-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

const { stage: inStages, q } = orderFilterQuery;

/** A page of the register of projects. */
export const projectPage = pageSchema(
  z.strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    stage,
    stageName: names,
    customerName: z.string().exactOptional(),
    receivedAt: instant,
    project: projectSchema,
  }),
  'ProjectPage',
);

/** The register of projects (INTAKE-28). */
export function projectRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: staff,
    tag: 'Orders',
    summary: 'List project orders with what the register says of their projects, the latest first',
    description: 'Those that the caller may see. q looks in the name, owner and site of the project too.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/projects',
    {
      config,
      schema: {
        ...documentation,
        querystring: z.strictObject({ stage: inStages, q, ...pageQuery }),
        response: { 200: projectPage, ...problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const { database, reference } = context;
      const place = placeOf(cursor, projectPlace);
      const scope = await scopeOf(context, callerOf(request));
      const page = await listProjects(database, scope, filter, place, limit);
      const items = page.items.map(({ customerName, ...row }) => ({
        ...row,
        ...present({ customerName }),
        stageName: stageName(row.stage),
      }));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );
}
