import type { Instant } from '../instant.ts';
import { type Actor, actingAs, holdsOneOf } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { apply } from './apply.ts';
import type { Signature } from './details.ts';
import type { OrderEvent } from './events.ts';
import type { Lot } from './lot.ts';
import { signed } from './signed.ts';
import type { OrderState } from './state.ts';

/** A decision in the making: each event that it emits is applied at once, so that the next rule sees it. */
export interface Draft {
  readonly state: OrderState;
  readonly events: readonly OrderEvent[];
  readonly policy: PolicyValues;
  /** When it happened: `occurredAt` of the command, else the workflow's time (ruling 4). */
  readonly at: Instant;
  /** Who acts, and for whom where the actor's own roles are not enough. */
  readonly actor: Actor;
  /** True when the actor holds one of the roles; from then on the act is one of that role. */
  claim(wanted: readonly Role[]): boolean;
  emit(event: OrderEvent): void;
  /** The lot as it stands now in the draft. Throws when there is none of that id. */
  lot(lotId: string): Lot;
  /** The actor's mark at this instant. */
  sign(comment?: string): Signature;
}

/** `wanted`: the roles that the act is for. */
export function openDraft(
  state: OrderState,
  policy: PolicyValues,
  at: Instant,
  holder: Actor,
  wanted: readonly Role[],
): Draft {
  let current = state;
  let actor = actingAs(holder, wanted);
  const events: OrderEvent[] = [];
  return {
    get state() {
      return current;
    },
    events,
    policy,
    at,
    get actor() {
      return actor;
    },
    claim(roles) {
      const holds = holdsOneOf(holder, roles);
      if (holds) actor = actingAs(holder, roles);
      return holds;
    },
    emit(event) {
      events.push(event);
      current = apply(current, event);
    },
    lot(lotId) {
      const found = current.lots.find((lot) => lot.lotId === lotId);
      if (found === undefined) throw new RangeError(`order ${current.orderId} has no lot ${lotId}`);
      return found;
    },
    sign(comment) {
      return signed(actor, at, comment);
    },
  };
}
