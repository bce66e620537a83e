import type { ActingFor } from '../../db/access/delegated-roles.ts';
import type { KeyScope } from '../../db/schema/api-keys.ts';
import type { PersonActor } from '../../domain/people/actor.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';

/** Who is calling, with the roles of this moment. */
export interface Caller {
  personId: string;
  /** The person's own roles and those that hold by a delegation now. */
  roles: readonly Role[];
  /** Those that are the person's own: only they can be handed on. */
  ownRoles: readonly Role[];
  /** Absent for the bootstrap key, which belongs to nobody. */
  department?: Department;
  /** None: every region (PRIV-03). */
  regions: readonly string[];
  /** For whom the person may act now, and in which roles (PRIV-07). */
  actingFor: readonly ActingFor[];
  /** What the key may be used for; absent: everything that its person may. */
  scopes?: readonly KeyScope[];
  via: 'KEY' | 'SESSION' | 'BOOTSTRAP' | 'PLATFORM';
}

/** As much of a caller as an answer's shape depends on. */
export type RoleHolder = Pick<Caller, 'personId' | 'roles'>;

export function actorOf(caller: Caller): PersonActor {
  const { personId, ownRoles, actingFor } = caller;
  const actor: PersonActor = { kind: 'person', personId, roles: [...ownRoles] };
  return actingFor.length === 0 ? actor : { ...actor, onBehalfOf: actingFor.map((each) => ({ ...each })) };
}

export function holdsAny(caller: RoleHolder, wanted: readonly Role[]): boolean {
  return caller.roles.some((role) => wanted.includes(role));
}
