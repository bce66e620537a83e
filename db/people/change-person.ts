import { and, eq } from 'drizzle-orm';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { appendAccess, type RecordedAccess } from '../access/append.ts';
import { rolesOfPerson } from '../access/roles-of-person.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { personRoles } from '../schema/person-roles.ts';
import { differing } from './differing.ts';

/** What of a person can be changed. */
interface PersonFields {
  nameZh: string;
  nameEn: string;
  /** Null: none. */
  email: string | null;
  locale: 'zh' | 'en';
  department: Department;
  regions: readonly string[];
  active: boolean;
  roles: readonly Role[];
}

/** Thrown when nobody would be left who administers: the change is undone. */
export class LastAdministrator extends Error {}

/**
 * Changes a person's fields, those that are given, and puts on the access log who changed what, before and after;
 * both or neither. False: there is no such person. Throws `LastAdministrator`.
 */
export async function changePerson(
  { db }: Database,
  personId: string,
  { roles, regions, ...columns }: Partial<PersonFields>,
  access: Omit<RecordedAccess, 'change'>,
): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    const administrators = eq(personRoles.role, 'ADMINISTRATOR');
    // One at a time: two who take each other's role away at once would leave nobody.
    await transaction.select().from(personRoles).where(administrators).for('update');
    const before = await readFields(transaction, personId);
    if (before === undefined) return false;

    const set = { ...columns, ...(regions === undefined ? {} : { regions: [...new Set(regions)] }) };
    if (Object.keys(set).length > 0) {
      await transaction.update(people).set(set).where(eq(people.personId, personId));
    }
    if (roles !== undefined) {
      await transaction.delete(personRoles).where(eq(personRoles.personId, personId));
      await transaction.insert(personRoles).values([...new Set(roles)].map((role) => ({ personId, role })));
    }

    const after = (await readFields(transaction, personId)) ?? before;
    if (administers(before) && !administers(after)) {
      const left = await transaction
        .select({ personId: people.personId })
        .from(people)
        .innerJoin(personRoles, eq(personRoles.personId, people.personId))
        .where(and(administrators, eq(people.active, true)));
      if (left.length === 0) throw new LastAdministrator();
    }
    const difference = differing(before, after);
    if (difference !== undefined) {
      await appendAccess(
        { db: transaction },
        { ...access, change: { of: `users/${personId}`, ...difference } },
      );
    }
    return true;
  });
}

async function readFields(
  db: Pick<Database['db'], 'select'>,
  personId: string,
): Promise<PersonFields | undefined> {
  const { nameZh, nameEn, email, locale, department, regions, active } = people;
  const [found] = await db
    .select({ nameZh, nameEn, email, locale, department, regions, active, roles: rolesOfPerson })
    .from(people)
    .where(eq(people.personId, personId));
  return found;
}

function administers({ active, roles }: PersonFields): boolean {
  return active && roles.includes('ADMINISTRATOR');
}
