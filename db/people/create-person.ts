import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { personRoles } from '../schema/person-roles.ts';

/** A person to add, with the roles held from the start. */
export interface NewPerson {
  personId: string;
  nameZh: string;
  nameEn: string;
  email?: string;
  locale: 'zh' | 'en';
  department: Department;
  /** None: every region (PRIV-03). */
  regions: readonly string[];
  roles: readonly Role[];
}

/** Adds a person; false when the id is taken, and then nothing is changed. */
export async function createPerson(database: Database, person: NewPerson, now: Instant): Promise<boolean> {
  const { roles, regions, ...columns } = person;
  return await database.db.transaction(async (transaction) => {
    const added = await transaction
      .insert(people)
      .values({ ...columns, regions: [...new Set(regions)], active: true, createdAt: now })
      .onConflictDoNothing()
      .returning({ personId: people.personId });
    if (added.length === 0) return false;
    await transaction
      .insert(personRoles)
      .values([...new Set(roles)].map((role) => ({ personId: person.personId, role })));
    return true;
  });
}
