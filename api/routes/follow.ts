import '@fastify/rate-limit';
import { z } from 'zod';
import { customerPlace, type FollowPlace, followedOrders } from '../../db/customer-links/followed-orders.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { customerLinkOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { followsPerMinute } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { followPage } from '../views/follow-schema.ts';
import { followView } from '../views/follow-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

/** What a customer sees who has a signed link: the own orders, or the one that the link is for (PRIV-10). */
export function followRoutes(app: ApiApp, context: ApiContext): void {
  const limit = app.createRateLimit({
    max: followsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => customerLinkOf(request).linkId,
  });

  const list = operation({
    access: 'customer',
    tag: 'Customers',
    summary: "List the orders of the link's customer, the latest first",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/follow/orders',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: followPage, ...list.problems },
      },
      preHandler: async (request) => requireUnhurried(await limit(request)),
    },
    async (request) => {
      const { cursor, limit: rows } = request.query;
      const { customerId, orderId: only } = customerLinkOf(request);
      const place = placeOf(cursor, followPlace);
      return await pageFor({ customerId, orderId: only ?? undefined }, place, rows);
    },
  );

  const read = operation({
    access: 'customer',
    tag: 'Customers',
    summary: "Read one order of the link's customer",
    codes: ['not-found'],
  });
  app.get(
    '/v1/follow/orders/:orderId',
    {
      config: read.config,
      schema: {
        ...read.documentation,
        params: z.strictObject({ orderId }),
        response: { 200: followPage, ...read.problems },
      },
      preHandler: async (request) => requireUnhurried(await limit(request)),
    },
    async (request) => {
      const { customerId, orderId: only } = customerLinkOf(request);
      const { orderId: wanted } = request.params;
      if (only !== null && only !== wanted) throw new ProblemError('not-found');
      const page = await pageFor({ customerId, orderId: wanted }, undefined, 1);
      if (page.items.length === 0) throw new ProblemError('not-found');
      return page;
    },
  );

  async function pageFor(
    followed: { customerId: string; orderId: string | undefined },
    place: FollowPlace | undefined,
    rows: number,
  ) {
    const { database, reference } = context;
    const customer = await customerPlace(database, followed.customerId);
    const page = await followedOrders(database, followed, place, rows);
    const view = {
      customer: { name: customer?.name ?? '' },
      items: page.items.map(followView),
      nextCursor: page.nextCursor,
    };
    return withLocalInstants(view, await reference.local());
  }
}

function requireUnhurried(used: { isAllowed: boolean; isExceeded?: boolean; ttlInSeconds?: number }): void {
  if (used.isAllowed || used.isExceeded !== true) return;
  throw new ProblemError('slow-down', undefined, { retryAfter: used.ttlInSeconds ?? 60 });
}

function followPlace(text: string): FollowPlace | undefined {
  const [receivedAt, id] = decodeCursor(text, 2) ?? [];
  const fits = typeof receivedAt === 'string' && typeof id === 'string';
  return fits && !Number.isNaN(Date.parse(receivedAt)) ? { receivedAt, orderId: id } : undefined;
}
