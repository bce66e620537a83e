import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Role } from '../../domain/people/roles.ts';
import { rolesOfPerson } from '../access/roles-of-person.ts';
import type { Database } from '../connect.ts';
import { localAccounts } from '../schema/local-accounts.ts';
import { people } from '../schema/people.ts';
import { samplePeople } from '../seed/sample-people.ts';

/** True when at least one person signs in with a password of this product. */
export async function hasLocalAccounts({ db }: Database): Promise<boolean> {
  return (await db.select({ personId: localAccounts.personId }).from(localAccounts).limit(1)).length > 0;
}

/** Someone to try the sample company as. */
export interface SampleAccount {
  personId: string;
  names: { zh: string; en: string };
  roles: Role[];
}

/** The people of the sample company who have a password, in the order of the journey's departments. */
export async function samplePeopleWithAccounts({ db }: Database): Promise<SampleAccount[]> {
  const ids = samplePeople.map(({ personId }) => personId);
  const rows = await db
    .select({ personId: people.personId, zh: people.nameZh, en: people.nameEn, roles: rolesOfPerson })
    .from(people)
    .innerJoin(localAccounts, eq(localAccounts.personId, people.personId))
    .where(and(people.active, inArray(people.personId, ids)))
    .orderBy(asc(people.personId));
  return rows
    .map(({ zh, en, ...row }) => ({ ...row, names: { zh, en } }))
    .toSorted((a, b) => ids.indexOf(a.personId) - ids.indexOf(b.personId));
}
