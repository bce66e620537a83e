import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journal } from '../../db/schema/journal.ts';
import { orders } from '../../db/schema/orders.ts';
import { unopened } from '../../domain/order/apply.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { commitLife, randomLives } from './order-lives.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const lives = randomLives(12, 7);

test('the stored state is the fold of the entries, whatever the life of the order [I1]', async () => {
  for (const life of lives) {
    const orderId = newOrderId();
    await commitLife(company.commit, orderId, life);
    const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
    const folded = foldEntries(unopened(orderId), life.flat(), companyDefault, row?.orderNumber);
    expect(row?.state).toEqual(JSON.parse(JSON.stringify(folded.at(-1)?.after)));
    expect(row?.version).toBe(life.flat().length);
    const entries = await company.database.db
      .select({ entry: journal.entry })
      .from(journal)
      .where(eq(journal.orderId, orderId))
      .orderBy(asc(journal.version));
    expect(entries.map((each) => each.entry)).toEqual(life.flat());
  }
});
