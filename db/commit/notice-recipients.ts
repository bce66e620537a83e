import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import { stepsFor } from '../../domain/order/ladder-steps.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { type Audience, presentHolders, type Recipient, standInOf } from './notice-audience.ts';

/** A person who is told, and the roles for which. */
export interface Addressee {
  person: Recipient;
  roles: Role[];
}

/** Whom a rung is told to. */
export interface Addressees {
  told: Addressee[];
  /** Roles that nobody holds, from this rung to the one whose people are told. */
  vacantRoles: Role[];
  /** The rung's own role, where nobody is there for any of them and a higher rung's people are told instead. */
  insteadOf?: Role;
}

/**
 * Those who hold the rung's roles at an instant, or stand in; where nobody is there for any of them, those of the
 * next rung up, at once (rule 14). A clock that was given to a person goes to that person in its assignee's place.
 */
export function addresseesOf(
  clock: Clock,
  rung: string,
  policy: PolicyValues,
  audience: Audience,
  at: Instant,
): Addressees {
  const ladder = clock.ladder.slice(Math.max(0, clock.ladder.indexOf(rung)));
  const vacantRoles: Role[] = [];
  for (const step of ladder) {
    const [insteadOf] = vacantRoles;
    const told = new Map<string, Addressee>();
    for (const role of escalationOf(clock, step, policy).roles) {
      const isAssignee = role === clock.assignee && tellsAssignee(clock, step, policy);
      const people = isAssignee ? assigneesOf(clock, audience, at) : presentHolders(audience, role, at);
      if (people.length === 0) vacantRoles.push(role);
      for (const person of people) {
        const roles = told.get(person.personId)?.roles ?? [];
        told.set(person.personId, { person, roles: [...roles, role] });
      }
    }
    if (told.size === 0) continue;
    const all = [...told.values()];
    return insteadOf === undefined ? { told: all, vacantRoles } : { told: all, vacantRoles, insteadOf };
  }
  return { told: [], vacantRoles };
}

/** Whose turn it is at an instant: the person whom the clock was given to, else the holders of its role (rule 15). */
export function assigneesOf(
  clock: Pick<Clock, 'assignee' | 'assignedTo'>,
  audience: Audience,
  at: Instant,
): Recipient[] {
  const person = audience.people.get(clock.assignedTo ?? '');
  const present = person === undefined ? undefined : standInOf(audience, person, at);
  return present === undefined ? presentHolders(audience, clock.assignee, at) : [present];
}

/** A role may stand in a ladder as itself, too: a head stays told of what was given to one of the staff. */
function tellsAssignee(clock: Clock, rung: string, policy: PolicyValues): boolean {
  const step = stepsFor(policy, clock.kind).find((each) => each.offset === rung);
  return step === undefined || step.recipients.includes('ASSIGNEE');
}
