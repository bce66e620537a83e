import type { Role } from './roles.ts';

/** Someone in whose name another acts, and the roles that were delegated (PRIV-07). */
interface Delegator {
  personId: string;
  roles: Role[];
}

/** A person (or an integration acting as one) with the own roles held at the moment of the act. */
export interface PersonActor {
  kind: 'person';
  personId: string;
  roles: Role[];
  /** Before the act: for whom the person may act. In the journal: for whom the person did. */
  onBehalfOf?: Delegator[];
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

/** True when the actor holds one of the roles, own or delegated; policy stands in for any role, a clock for none. */
export function holdsOneOf(actor: Actor, wanted: readonly Role[]): boolean {
  if (actor.kind === 'policy') return true;
  return actor.kind === 'person' && (overlaps(actor.roles, wanted) || behind(actor, wanted).length > 0);
}

/**
 * The actor as one who used one of the roles, or is one of the persons that are named: in the own right where that is
 * enough, else on behalf of those who delegated such a role or are named.
 */
export function actingAs(actor: Actor, wanted: readonly Role[], named: readonly string[] = []): Actor {
  if (actor.kind !== 'person' || actor.onBehalfOf === undefined) return actor;
  const { onBehalfOf: may, ...own } = actor;
  if (overlaps(actor.roles, wanted) || named.includes(actor.personId)) return own;
  const onBehalfOf = may.filter(({ personId, roles }) => overlaps(roles, wanted) || named.includes(personId));
  return onBehalfOf.length === 0 ? own : { ...own, onBehalfOf };
}

/** The person's id, or the rule's name with the prefix `policy:`; for signatures and four-eyes checks. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'policy' ? `policy:${actor.rule}` : 'clock';
}

/** Those in whose name the actor acts; none when the act is the actor's own. */
export function delegatorsOf(actor: Actor): string[] {
  return actor.kind === 'person' ? (actor.onBehalfOf ?? []).map(({ personId }) => personId) : [];
}

/**
 * True when an act would be one's approval of the own work, whoever of both acted for the other: a person approves
 * by delegation neither what the delegator did nor what the person did, nor what was done in the own name (PRIV-11).
 */
export function hasPartIn(actor: Actor, work: { by?: string; onBehalfOf?: readonly string[] }): boolean {
  const workers = [work.by, ...(work.onBehalfOf ?? [])];
  return [actorId(actor), ...delegatorsOf(actor)].some((id) => workers.includes(id));
}

function behind({ onBehalfOf = [] }: PersonActor, wanted: readonly Role[]): Delegator[] {
  return onBehalfOf.filter((delegator) => overlaps(delegator.roles, wanted));
}

function overlaps(held: readonly Role[], wanted: readonly Role[]): boolean {
  return held.some((role) => wanted.includes(role));
}
