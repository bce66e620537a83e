import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { company } from '../schema/company.ts';
import { customers } from '../schema/customers.ts';
import { people } from '../schema/people.ts';
import { personRoles } from '../schema/person-roles.ts';
import { policyVersions } from '../schema/policy-versions.ts';
import { products } from '../schema/products.ts';
import { stock } from '../schema/stock.ts';
import { sampleCustomers } from './sample-customers.ts';
import { samplePeople } from './sample-people.ts';
import { sampleProducts, sampleStock } from './sample-products.ts';

const by = { reason: 'sample company', createdBy: 'admin' };

/** Policy and calendar hold from here on, so that orders of any year can be tried. */
const effectiveAt = '2000-01-01T00:00:00+08:00';

/** By which the sample company is told from one that somebody runs. */
export const sampleCompanyName = 'Sample Electric Manufacturing Co., Ltd.';

/**
 * Puts a sample company into a database that has no company yet: one person per role, customers, products, stock,
 * calendar and policy. `at` is when its rows were made. Answers false when there is a company already.
 */
export async function seedSampleCompany({ db }: Pick<Database, 'db'>, at: Date): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    const founded = await transaction
      .insert(company)
      .values({
        id: 1,
        nameZh: '示例电气制造有限公司',
        nameEn: sampleCompanyName,
        zone: companyDefault.zone,
        currency: 'CNY',
        calendarId: companyDefault.id,
      })
      .onConflictDoNothing()
      .returning();
    if (founded.length === 0) return false;
    await seedRules(transaction, at.toISOString());
    await seedPeople(transaction, at.toISOString());
    // Verified when the company is founded: a fixed date would be out of date on some later day.
    const today = at.toISOString().slice(0, 10);
    const verified = sampleCustomers.map((each) => ({ ...each, verifiedOn: each.verifiedOn && today }));
    await transaction.insert(customers).values(verified);
    await transaction.insert(products).values([...sampleProducts]);
    const goods = Object.entries(sampleStock).map(([productCode, onHand]) => ({ productCode, onHand }));
    await transaction.insert(stock).values(goods.map((each) => ({ ...each, reserved: '0' })));
    return true;
  });
}

type Transaction = Pick<PostgresJsDatabase, 'insert'>;

async function seedRules(transaction: Transaction, createdAt: string): Promise<void> {
  await transaction
    .insert(calendarVersions)
    .values({ calendarId: companyDefault.id, version: 1, definition: companyDefault, createdAt, ...by });
  await transaction
    .insert(policyVersions)
    .values({ version: 'default-1', values: defaultPolicyValues(), effectiveAt, createdAt, ...by });
}

async function seedPeople(transaction: Transaction, createdAt: string): Promise<void> {
  await transaction
    .insert(people)
    .values(samplePeople.map(({ role: _role, ...person }) => ({ ...person, createdAt })));
  await transaction
    .insert(personRoles)
    .values(samplePeople.map(({ personId, role }) => ({ personId, role })));
}
