import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { apiKeys, type KeyScope } from '../schema/api-keys.ts';
import { people } from '../schema/people.ts';
import { type ActingFor, delegatedRoles } from './delegated-roles.ts';
import { rolesOfPerson } from './roles-of-person.ts';

/** A person as the rules see them at one instant. */
export interface Standing {
  personId: string;
  department: Department;
  /** None: every region (PRIV-03). */
  regions: string[];
  active: boolean;
  /** The person's own. */
  roles: Role[];
  actingFor: ActingFor[];
}

/** The person that a key acts as, and what may end it. */
export interface KeyHolder extends Standing {
  keyId: string;
  /** Null: everything that the person may. */
  scopes: KeyScope[] | null;
  expiresAt: Instant | null;
  revokedAt: Instant | null;
}

/** Columns of a person's standing, for a query over `people`. */
export function standing(now: Instant) {
  return {
    personId: people.personId,
    department: people.department,
    regions: people.regions,
    active: people.active,
    roles: rolesOfPerson,
    actingFor: delegatedRoles(now),
  };
}

/** Who holds the key with this hash, with the roles of this moment; one query, for every request asks it. */
export async function findCaller(
  database: Database,
  hash: string,
  now: Instant,
): Promise<KeyHolder | undefined> {
  const [found] = await database.db
    .select({
      ...standing(now),
      keyId: apiKeys.keyId,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .innerJoin(people, eq(people.personId, apiKeys.personId))
    .where(eq(apiKeys.hash, hash));
  return found;
}
