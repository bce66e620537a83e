import { z } from 'zod';
import { listCustomers, listProducts } from '../../db/reads/list-files.ts';
import { readProductLines } from '../../db/reads/order-extras.ts';
import { searchOrders } from '../../db/reads/search.ts';
import { customerFile, staff } from '../auth/access.ts';
import { holdsAny } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { stageName } from '../views/order-view.ts';
import { productText } from '../views/product-text.ts';
import { present } from '../views/row-views.ts';
import { searchAnswer } from '../views/search-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { searchText } from './queries.ts';

const most = { orders: 10, customers: 5, products: 5 } as const;

/** One box in which people look for anything. */
export function searchRoute(app: ApiApp, context: ApiContext): void {
  const search = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Find orders, customers and products by what a person types',
    description:
      'Order number, external number, customer and product, in Chinese or Latin letters, found literally. Orders ' +
      'within the rights of the caller; customers for those who deal with them.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/search',
    {
      config: search.config,
      schema: {
        ...search.documentation,
        querystring: z.strictObject({ q: searchText.unwrap() }),
        response: { 200: searchAnswer, ...search.problems },
      },
    },
    async (request) => {
      const { database } = context;
      const caller = callerOf(request);
      const typed = request.query.q.trim();
      const scope = await scopeOf(context, caller);
      const [found, customers, products] = await Promise.all([
        searchOrders(database, typed, scope, most.orders),
        holdsAny(caller, customerFile) ? listCustomers(database, typed, '', most.customers) : none,
        listProducts(database, typed, '', most.products),
      ]);
      const lines = await readProductLines(
        database,
        found.map(({ orderId }) => orderId),
      );
      return {
        orders: found.map(({ orderId, orderNumber, externalNumber, customerName, stage }) => ({
          orderId,
          orderNumber,
          ...present({ externalNumber, customerName }),
          products: productText(lines.filter((line) => line.orderId === orderId)),
          stage,
          stageName: stageName(stage),
        })),
        customers: customers.items.map(({ customerId, name, region }) => ({
          customerId,
          name,
          ...present({ region }),
        })),
        products: products.items.map(({ productCode, nameZh: zh, nameEn: en }) => ({
          productCode,
          names: { zh, en },
        })),
      };
    },
  );
}

const none = { items: [] };
