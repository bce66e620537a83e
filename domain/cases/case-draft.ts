import type { Instant } from '../instant.ts';
import type { Signature } from '../order/details.ts';
import { signed } from '../order/signed.ts';
import { type Actor, actingAs } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { applyCaseEvent } from './apply-case.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';

/** A decision in the making: each event that it emits is applied at once, so that the next rule sees it. */
export interface CaseDraft {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly policy: PolicyValues;
  /** When it happened: `occurredAt` of the command, else the workflow's time (ruling 4). */
  readonly at: Instant;
  /** Who acts, and for whom where the actor's own roles are not enough. */
  readonly actor: Actor;
  emit(event: CaseEvent): void;
  /** The actor's mark at this instant. */
  sign(comment?: string): Signature;
}

/** The roles and persons that an act is for. */
export interface CaseGiversNow {
  roles: readonly Role[];
  persons: readonly string[];
}

/** `wanted`: whom the act is for. */
export function openCaseDraft(
  state: CaseState,
  policy: PolicyValues,
  at: Instant,
  holder: Actor,
  wanted: CaseGiversNow,
): CaseDraft {
  let current = state;
  const actor = actingAs(holder, wanted.roles, wanted.persons);
  const events: CaseEvent[] = [];
  return {
    get state() {
      return current;
    },
    events,
    policy,
    at,
    actor,
    emit(event) {
      events.push(event);
      current = applyCaseEvent(current, event, at);
    },
    sign(comment) {
      return signed(actor, at, comment);
    },
  };
}
