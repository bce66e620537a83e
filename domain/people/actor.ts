import type { Role } from './roles.ts';

/** A person (or an integration acting as one) with the roles held at the moment of the act. */
export interface PersonActor {
  kind: 'person';
  personId: string;
  roles: Role[];
}

/** A rule of policy that decided in a person's stead; journaled like a person's act (ruling 2). */
export interface PolicyActor {
  kind: 'policy';
  rule: string;
}

/** Time itself: a rung whose instant has passed. */
export interface ClockActor {
  kind: 'clock';
}

export type Actor = PersonActor | PolicyActor | ClockActor;

/** True when the actor holds one of the roles; policy stands in for any role, a clock for none. */
export function holdsOneOf(actor: Actor, wanted: readonly Role[]): boolean {
  if (actor.kind === 'policy') return true;
  return actor.kind === 'person' && actor.roles.some((role) => wanted.includes(role));
}

/** The person's id, or the rule's name with the prefix `policy:`; for signatures and four-eyes checks. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'policy' ? `policy:${actor.rule}` : 'clock';
}
