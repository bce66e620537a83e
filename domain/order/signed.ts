import type { Instant } from '../instant.ts';
import { type Actor, actorId, delegatorsOf } from '../people/actor.ts';
import type { Signature } from './details.ts';

/** The mark of who acts, and for whom, at an instant (PRIV-07). */
export function signed(actor: Actor, at: Instant, comment?: string): Signature {
  const onBehalfOf = delegatorsOf(actor);
  const mark = { by: actorId(actor), ...(onBehalfOf.length === 0 ? {} : { onBehalfOf }), at };
  return comment === undefined ? mark : { ...mark, comment };
}
