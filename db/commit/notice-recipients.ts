import type { ResponsiblePerson } from '../../domain/notices/notice.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';

/** A person who can be told. */
export interface Recipient extends ResponsiblePerson {
  hasEmail: boolean;
}

/** Who holds each role now. */
export type RoleHolders = ReadonlyMap<Role, readonly Recipient[]>;

/** Whom a rung is told to. */
export interface Addressees {
  people: Recipient[];
  /** Roles that nobody holds, from this rung to the one whose people are told. */
  vacantRoles: Role[];
  /** The rung's own role, where nobody holds any of them and a higher rung's people are told instead. */
  insteadOf?: Role;
}

/**
 * The holders of the rung's roles; where nobody holds any of them, those of the next rung up, at once (rule 14).
 */
export function addresseesOf(
  clock: Clock,
  rung: string,
  policy: PolicyValues,
  holders: RoleHolders,
): Addressees {
  const ladder = clock.ladder.slice(Math.max(0, clock.ladder.indexOf(rung)));
  const vacantRoles: Role[] = [];
  for (const step of ladder) {
    const [insteadOf] = vacantRoles;
    const { roles } = escalationOf(clock, step, policy);
    vacantRoles.push(...roles.filter((role) => heldBy(holders, role).length === 0));
    const told = roles.flatMap((role) => heldBy(holders, role));
    if (told.length === 0) continue;
    const people = [...new Map(told.map((person) => [person.personId, person])).values()];
    return insteadOf === undefined ? { people, vacantRoles } : { people, vacantRoles, insteadOf };
  }
  return { people: [], vacantRoles };
}

export function heldBy(holders: RoleHolders, role: Role): readonly Recipient[] {
  return holders.get(role) ?? [];
}
