import { z } from 'zod';
import { readBoard } from '../../db/reads/board.ts';
import { listOrders, orderPlace } from '../../db/reads/list-orders.ts';
import { readOpenClocks, readOrderExtras, readProductLines } from '../../db/reads/order-extras.ts';
import { visible } from '../../db/rights/visible-orders.ts';
import { orders } from '../../db/schema/orders.ts';
import { everyone, staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { orderFilterOf, orderFilterQuery, orderSortQuery } from '../inputs/order-query.ts';
import { limits } from '../limits.ts';
import { boardSchema } from '../views/board-schema.ts';
import { boardColumns } from '../views/board-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { ledgerPage } from '../views/row-schemas.ts';
import { ledgerRow } from '../views/row-views.ts';
import { timeTeller } from '../views/time-left-view.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

/** Orders as a ledger and as a board, by the same filters. */
export function orderListRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'List orders, soonest due first unless sorted otherwise',
    description: 'Those that the caller may see; an integration sees the orders that it brought.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/orders',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject({ ...orderFilterQuery, ...orderSortQuery, ...pageQuery }),
        response: { 200: ledgerPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, sort: by, direction, ...query } = request.query;
      const { database, reference } = context;
      const now = nowOf(context);
      const sort = { by, direction };
      const place = placeOf(cursor, (text) => orderPlace(text, sort));
      const filter = orderFilterOf(query, now, (await reference.company()).zone);
      const scope = await scopeOf(context, callerOf(request));
      const page = await listOrders(database, filter, scope, sort, place, limit);
      const extras = await readOrderExtras(
        database,
        page.items.map(({ orderId }) => orderId),
      );
      const tell = await timeTeller(reference, extras.clocks, now);
      const items = page.items.map((row) => ledgerRow(row, extras, tell));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );

  const board = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Orders and lots by stage, in the order of the journey',
    description:
      'While its lots are under way an order stands by them. What is at its end is shown where stage names it.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/board',
    {
      config: board.config,
      schema: {
        ...board.documentation,
        querystring: z.strictObject(orderFilterQuery),
        response: { 200: boardSchema, ...board.problems },
      },
    },
    async (request) => {
      const { database, reference } = context;
      const now = nowOf(context);
      const filter = orderFilterOf(request.query, now, (await reference.company()).zone);
      const rights = visible(await scopeOf(context, callerOf(request)), orders.orderId);
      const rows = await readBoard(database, filter, rights, now, limits.cardsPerColumn);
      const ids = [...new Set(rows.map(({ orderId }) => orderId))];
      const [clocks, lines] = await Promise.all([
        readOpenClocks(database, ids),
        readProductLines(database, ids),
      ]);
      const tell = await timeTeller(reference, clocks, now);
      const columns = boardColumns(rows, filter, { clocks, lines }, tell);
      return withLocalInstants({ columns }, await reference.local());
    },
  );
}
