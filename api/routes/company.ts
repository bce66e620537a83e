import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isActivePerson } from '../../db/people/absences.ts';
import { changeCustomer } from '../../db/people/change-customer.ts';
import { listCustomers, listProducts, type StockedProduct } from '../../db/reads/list-files.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { type CustomerRow, readCustomer } from '../../db/reads/read-files.ts';
import { administrators, customerFile, everyone } from '../auth/access.ts';
import { holdsAny } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { recordIfRefused } from '../auth/permit.ts';
import { changeRecord } from '../auth/recorded.ts';
import type { ApiContext } from '../context.ts';
import { code } from '../inputs/fields.ts';
import { customerChange } from '../inputs/rights.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import {
  type CustomerView,
  customerPage,
  customerSchema,
  type ProductView,
  productPage,
} from '../views/company-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, patching } from './operation.ts';
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

  const assign = operation({
    access: ['ADMINISTRATOR', 'SALES_MANAGER'],
    tag: 'Company',
    summary: 'Say who looks after a customer, and where the system writes to it',
    description:
      "The salesperson reads the customer's orders. The address holds for orders that come from now on. " +
      'Who changed what stands on the access log.',
    codes: [...patching, 'does-not-fit', 'not-found'],
  });
  app.patch(
    '/v1/customers/:customerId',
    {
      config: assign.config,
      schema: {
        ...assign.documentation,
        params: z.strictObject({ customerId: code('Id of the customer.') }),
        body: customerChange,
        response: { 200: customerSchema, ...assign.problems },
      },
    },
    async (request) => {
      const { database } = context;
      const { customerId } = request.params;
      const { salespersonId } = request.body;
      const customer = await readCustomer(database, customerId);
      if (customer === undefined) throw new ProblemError('not-found');
      await requireOwnRegion(context, request, customer);
      if (typeof salespersonId === 'string' && !(await isActivePerson(database, salespersonId))) {
        throw unfitField('salespersonId', 'is nobody of the company');
      }
      const record = changeRecord(context, request);
      const changed = await changeCustomer(database, customerId, request.body, record);
      if (changed === undefined) throw new ProblemError('not-found');
      return customerView(changed);
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

/** Who deals with some regions alone decides over no customer of another (PRIV-03). */
async function requireOwnRegion(
  context: ApiContext,
  request: FastifyRequest,
  { region }: CustomerRow,
): Promise<void> {
  const caller = callerOf(request);
  const { regions } = caller;
  const isOwn = regions.length === 0 || (region !== null && regions.includes(region));
  if (isOwn || holdsAny(caller, administrators)) return;
  const refusal = new ProblemError(
    'not-your-role',
    `This is for those who deal with: ${region ?? 'no region'}`,
  );
  await recordIfRefused(context, request, caller, refusal, {});
  throw refusal;
}

/** The place after a row of a list that is ordered by one id. */
export function idPlace(text: string): string | undefined {
  const [id] = decodeCursor(text, 1) ?? [];
  return typeof id === 'string' ? id : undefined;
}

function customerView(row: CustomerRow): CustomerView {
  const { taxNumber, contact, email, language, region, salespersonId, verifiedOn, ...others } = row;
  const { creditLimit, currency, ...rest } = others;
  return {
    ...rest,
    ...present({ taxNumber, contact, email, language, region, salespersonId, verifiedOn }),
    ...(creditLimit === null ? {} : { creditLimit: { amount: creditLimit, currency } }),
  };
}

function productView(row: StockedProduct): ProductView {
  const { specification, model, category, listPrice, currency, onHand, reserved, free, ...rest } = row;
  return {
    ...rest,
    ...present({ specification, model, category }),
    ...(listPrice === null ? {} : { listPrice: { amount: listPrice, currency } }),
    stock: { onHand, reserved, free },
  };
}
