import type { Instant } from '../instant.ts';
import type { Actor } from '../people/actor.ts';
import { actorId } from '../people/actor.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { apply } from './apply.ts';
import type { Signature } from './details.ts';
import type { OrderEvent } from './events.ts';
import type { Lot } from './lot.ts';
import type { OrderState } from './state.ts';

/** A decision in the making: each event that it emits is applied at once, so that the next rule sees it. */
export interface Draft {
  readonly state: OrderState;
  readonly events: readonly OrderEvent[];
  readonly policy: PolicyValues;
  /** When it happened: `occurredAt` of the command, else the workflow's time (ruling 4). */
  readonly at: Instant;
  readonly actor: Actor;
  emit(event: OrderEvent): void;
  /** The lot as it stands now in the draft. Throws when there is none of that id. */
  lot(lotId: string): Lot;
  /** The actor's mark at this instant. */
  sign(comment?: string): Signature;
}

export function openDraft(state: OrderState, policy: PolicyValues, at: Instant, actor: Actor): Draft {
  let current = state;
  const events: OrderEvent[] = [];
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
      current = apply(current, event);
    },
    lot(lotId) {
      const found = current.lots.find((lot) => lot.lotId === lotId);
      if (found === undefined) throw new RangeError(`order ${current.orderId} has no lot ${lotId}`);
      return found;
    },
    sign(comment) {
      const by = actorId(actor);
      return comment === undefined ? { by, at } : { by, at, comment };
    },
  };
}
