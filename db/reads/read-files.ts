import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { customers } from '../schema/customers.ts';
import { orders } from '../schema/orders.ts';
import { products } from '../schema/products.ts';

export type CustomerRow = typeof customers.$inferSelect;
export type ProductRow = typeof products.$inferSelect;

/** What the customer file says of a customer, with what the customer's open orders come to. */
export interface CustomerFile extends CustomerRow {
  /** What open orders and open receivables take of the credit limit, in the customer's currency. */
  openAmount: string;
}

/** A customer of the file, or undefined for one that is not on it. */
export async function readCustomer(database: Database, customerId: string): Promise<CustomerRow | undefined> {
  const [customer] = await database.db.select().from(customers).where(eq(customers.customerId, customerId));
  return customer;
}

/** The customer with what is open, or undefined for one that is not on file. */
export async function readCustomerFile(
  database: Database,
  customerId: string,
): Promise<CustomerFile | undefined> {
  const customer = await readCustomer(database, customerId);
  if (customer === undefined) return undefined;
  const [open] = await database.db
    .select({ amount: sql<string>`coalesce(sum(${orders.creditAmount}), 0)::numeric(17, 2)::text` })
    .from(orders)
    .where(
      and(
        eq(orders.customerId, customerId),
        eq(orders.currency, customer.currency),
        gt(orders.creditAmount, '0'),
      ),
    );
  return { ...customer, openAmount: open?.amount ?? '0.00' };
}

/** The catalogue's entries for some codes. */
export async function readProducts(database: Database, codes: readonly string[]): Promise<ProductRow[]> {
  if (codes.length === 0) return [];
  return await database.db
    .select()
    .from(products)
    .where(inArray(products.productCode, [...codes]));
}
