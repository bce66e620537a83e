import type { PolicyValues } from '../../policy/policy.ts';
import { hasEdition } from '../edition.ts';
import type { OrderState } from '../state.ts';

/** Who the reviews that policy gave are signed by. */
const autoPass = 'policy:review.autoPass';

/**
 * True for an order that policy passed and that the supervisor looks at by itself all the same (ruling 2): which it is
 * follows from its id alone, so that everybody finds the same.
 */
export function isSampled(
  state: Pick<OrderState, 'orderId' | 'reviews' | 'edition'>,
  policy: PolicyValues,
): boolean {
  const reviews = Object.values(state.reviews);
  const byPolicy = reviews.every(({ by }) => by.startsWith('policy:'));
  if (!hasEdition(state, 2) || !byPolicy || reviews.every(({ by }) => by !== autoPass)) return false;
  return placeOf(state.orderId) < policy['review.autoPass.sampleShare'];
}

/** A number from 0 to 99 that every id has once and for all, evenly spread (FNV-1a). */
export function placeOf(orderId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < orderId.length; index += 1) {
    hash = Math.imul(hash ^ orderId.charCodeAt(index), 0x01000193);
  }
  // The low bits of the plain hash follow the last character: stir them once more.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % 100;
}
