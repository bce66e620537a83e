import type { PersonActor } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';

/** Who is calling, with the roles of this moment. */
export interface Caller {
  personId: string;
  roles: readonly Role[];
}

export function actorOf(caller: Caller): PersonActor {
  return { kind: 'person', personId: caller.personId, roles: [...caller.roles] };
}

export function holdsAny(caller: Caller, wanted: readonly Role[]): boolean {
  return caller.roles.some((role) => wanted.includes(role));
}

/** People of the company see every order; an integration sees those that it brought. */
export function maySee(caller: Caller, order: { enteredBy: string }): boolean {
  return caller.roles.some((role) => role !== 'INTEGRATION') || order.enteredBy === caller.personId;
}
