import { eq } from 'drizzle-orm';
import { appendAccess, type RecordedAccess } from '../access/append.ts';
import type { Database } from '../connect.ts';
import type { CustomerRow } from '../reads/read-files.ts';
import { customers } from '../schema/customers.ts';
import { differing } from './differing.ts';

/** What of a customer is settled here: who looks after it, and where and in which language the system writes to it. */
export type CustomerChange = Partial<Pick<CustomerRow, 'salespersonId' | 'email' | 'language'>>;

/** Changes a customer, with who changed it on the access log. Undefined: not there. */
export async function changeCustomer(
  { db }: Database,
  customerId: string,
  changed: CustomerChange,
  access: Omit<RecordedAccess, 'change'>,
): Promise<CustomerRow | undefined> {
  return await db.transaction(async (transaction) => {
    const wanted = eq(customers.customerId, customerId);
    const [before] = await transaction.select().from(customers).where(wanted).for('update');
    if (before === undefined) return undefined;
    const after = { ...before, ...changed };
    const difference = differing(before, after);
    if (difference === undefined) return before;
    await transaction.update(customers).set(difference.after).where(wanted);
    const change = { of: `customers/${customerId}`, ...difference };
    await appendAccess({ db: transaction }, { ...access, change });
    return after;
  });
}
