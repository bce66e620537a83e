import { z } from 'zod';
import { listCustomers, listProducts, type StockedProduct } from '../../db/reads/list-files.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import type { CustomerRow } from '../../db/reads/read-files.ts';
import { customerFile, everyone } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { type CustomerView, customerPage, type ProductView, productPage } from '../views/company-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf, searchText } from './queries.ts';

const fileQuery = z.strictObject({ q: searchText, ...pageQuery });

/** The files that orders refer to: customers and products. */
export function companyRoutes(app: ApiApp, context: ApiContext): void {
  const customers = operation({
    access: customerFile,
    tag: 'Company',
    summary: 'List customers',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/customers',
    {
      config: customers.config,
      schema: {
        ...customers.documentation,
        querystring: fileQuery,
        response: { 200: customerPage, ...customers.problems },
      },
    },
    async (request) => {
      const { q, limit, cursor } = request.query;
      const page = await listCustomers(context.database, q, placeOf(cursor, idPlace) ?? '', limit);
      return { ...page, items: page.items.map(customerView) };
    },
  );

  const products = operation({
    access: everyone,
    tag: 'Company',
    summary: 'List products with their stock',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/products',
    {
      config: products.config,
      schema: {
        ...products.documentation,
        querystring: fileQuery,
        response: { 200: productPage, ...products.problems },
      },
    },
    async (request) => {
      const { q, limit, cursor } = request.query;
      const page = await listProducts(context.database, q, placeOf(cursor, idPlace) ?? '', limit);
      return { ...page, items: page.items.map(productView) };
    },
  );
}

/** The place after a row of a list that is ordered by one id. */
export function idPlace(text: string): string | undefined {
  const [id] = decodeCursor(text, 1) ?? [];
  return typeof id === 'string' ? id : undefined;
}

function customerView(row: CustomerRow): CustomerView {
  const { taxNumber, contact, region, verifiedOn, creditLimit, currency, ...rest } = row;
  return {
    ...rest,
    ...present({ taxNumber, contact, region, verifiedOn }),
    ...(creditLimit === null ? {} : { creditLimit: { amount: creditLimit, currency } }),
  };
}

function productView(row: StockedProduct): ProductView {
  const { specification, model, listPrice, currency, onHand, reserved, free, ...rest } = row;
  return {
    ...rest,
    ...present({ specification, model }),
    ...(listPrice === null ? {} : { listPrice: { amount: listPrice, currency } }),
    stock: { onHand, reserved, free },
  };
}
