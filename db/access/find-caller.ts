import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { apiKeys } from '../schema/api-keys.ts';
import { people } from '../schema/people.ts';
import { rolesOfPerson } from './roles-of-person.ts';

/** The person that a key acts as, and what may end it. */
export interface KeyHolder {
  keyId: string;
  personId: string;
  department: Department;
  active: boolean;
  roles: Role[];
  expiresAt: Instant | null;
  revokedAt: Instant | null;
}

/** Who holds the key with this hash, with the roles of this moment; one query, for every request asks it. */
export async function findCaller(database: Database, hash: string): Promise<KeyHolder | undefined> {
  const [found] = await database.db
    .select({
      keyId: apiKeys.keyId,
      personId: people.personId,
      department: people.department,
      active: people.active,
      roles: rolesOfPerson,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .innerJoin(people, eq(people.personId, apiKeys.personId))
    .where(eq(apiKeys.hash, hash));
  return found;
}
