import { or, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { customers } from '../schema/customers.ts';

/** The one customer whose file names this address, as its mail address or among its contacts; none when two do. */
export async function findCustomerByEmail({ db }: Database, address: string): Promise<string | undefined> {
  const wanted = address.toLowerCase();
  // A word of the contact, not part of a longer address.
  const words = sql`regexp_split_to_array(lower(${customers.contact}), '[^a-z0-9.!#$%&''*+/=?^_{|}~@-]+')`;
  const found = await db
    .select({ customerId: customers.customerId })
    .from(customers)
    .where(or(sql`lower(${customers.email}) = ${wanted}`, sql`${wanted} = any(${words})`))
    .limit(2);
  return found.length === 1 ? found[0]?.customerId : undefined;
}
