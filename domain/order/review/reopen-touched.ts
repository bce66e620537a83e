import type { Department } from '../../people/departments.ts';
import type { OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import { itemsFor, judgesField } from './checklist.ts';
import { typeOf } from './reviewers.ts';

/** Names of the details that are otherwise now. */
export function changedDetails(before: OrderDetails, after: OrderDetails): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof OrderDetails)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Reviews whose items judge one of the fields are asked for again; the earlier ones stay on record (REVIEW-11, REVIEW-24). */
export function reopenTouched(draft: Draft, fields: readonly string[]): void {
  const { state, policy } = draft;
  if (!hasEdition(state, 2)) return;
  const touched = (Object.keys(state.reviews) as Department[]).filter((department) =>
    judgesField(itemsFor(policy, typeOf(state), department), fields),
  );
  if (touched.length > 0) draft.emit({ type: 'reviewsReopened', departments: touched });
}
