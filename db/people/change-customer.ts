import { eq } from 'drizzle-orm';
import { appendAccess, type RecordedAccess } from '../access/append.ts';
import type { Database } from '../connect.ts';
import type { CustomerRow } from '../reads/read-files.ts';
import { customers } from '../schema/customers.ts';
import { differing } from './differing.ts';

/** Says who looks after a customer, null for nobody, with who changed it on the access log. Undefined: not there. */
export async function assignSalesperson(
  { db }: Database,
  customerId: string,
  salespersonId: string | null,
  access: Omit<RecordedAccess, 'change'>,
): Promise<CustomerRow | undefined> {
  return await db.transaction(async (transaction) => {
    const wanted = eq(customers.customerId, customerId);
    const [before] = await transaction.select().from(customers).where(wanted).for('update');
    if (before === undefined) return undefined;
    const after = { ...before, salespersonId };
    const difference = differing(before, after);
    if (difference === undefined) return before;
    await transaction.update(customers).set({ salespersonId }).where(wanted);
    const change = { of: `customers/${customerId}`, ...difference };
    await appendAccess({ db: transaction }, { ...access, change });
    return after;
  });
}
