import { and, asc, desc, eq, gt, ilike, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { customers } from '../schema/customers.ts';
import { policyVersions } from '../schema/policy-versions.ts';
import { products } from '../schema/products.ts';
import { stock } from '../schema/stock.ts';
import { whenGiven } from './conditions.ts';
import { type Page, pageOf } from './page.ts';
import type { CustomerRow, ProductRow } from './read-files.ts';

/** A product with its stock figures, in units; zero where nothing is kept. */
export interface StockedProduct extends ProductRow {
  onHand: string;
  reserved: string;
  free: string;
}

export type PolicyVersionRow = typeof policyVersions.$inferSelect;
export type CalendarVersionRow = typeof calendarVersions.$inferSelect;

/** Customers by id, after one; `q` is found literally in id, name and tax number. */
export async function listCustomers(
  database: Database,
  q: string | undefined,
  after: string,
  limit: number,
): Promise<Page<CustomerRow>> {
  const found = [customers.customerId, customers.name, customers.taxNumber];
  const rows = await database.db
    .select()
    .from(customers)
    .where(and(gt(customers.customerId, after), containing(q, found)))
    .orderBy(asc(customers.customerId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.customerId]);
}

/** Products by code, after one, with stock; `q` is found literally in code, names and model. */
export async function listProducts(
  database: Database,
  q: string | undefined,
  after: string,
  limit: number,
): Promise<Page<StockedProduct>> {
  const found = [products.productCode, products.nameZh, products.nameEn, products.model];
  const rows = await database.db
    .select({
      product: products,
      onHand: sql<string>`coalesce(${stock.onHand}, 0)::text`,
      reserved: sql<string>`coalesce(${stock.reserved}, 0)::text`,
      free: sql<string>`coalesce(${stock.onHand} - ${stock.reserved}, 0)::text`,
    })
    .from(products)
    .leftJoin(stock, eq(stock.productCode, products.productCode))
    .where(and(gt(products.productCode, after), containing(q, found)))
    .orderBy(asc(products.productCode))
    .limit(limit + 1);
  const flat = rows.map(({ product, ...figures }) => ({ ...product, ...figures }));
  return pageOf(flat, limit, (row) => [row.productCode]);
}

/** Every policy version, the latest first. */
export async function listPolicies(database: Database, limit: number): Promise<PolicyVersionRow[]> {
  return await database.db
    .select()
    .from(policyVersions)
    .orderBy(desc(policyVersions.effectiveAt), desc(policyVersions.createdAt))
    .limit(limit);
}

/** Every version of every calendar, the latest of each first. */
export async function listCalendars(database: Database, limit: number): Promise<CalendarVersionRow[]> {
  return await database.db
    .select()
    .from(calendarVersions)
    .orderBy(asc(calendarVersions.calendarId), desc(calendarVersions.version))
    .limit(limit);
}

/** One of the columns holds the text as it was typed: nothing in it acts as a wildcard. */
function containing(q: string | undefined, columns: readonly PgColumn[]): SQL | undefined {
  return whenGiven(q, (typed) => {
    const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
    return or(...columns.map((column) => ilike(column, pattern))) ?? sql`false`;
  });
}
