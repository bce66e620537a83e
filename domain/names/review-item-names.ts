import { type ChecklistItem, itemsOf } from '../order/review/checklist.ts';
import { defaultPolicyValues } from '../policy/policy.ts';
import type { Names } from './names.ts';

/** What an item of a review is called: by the checklist that it was reviewed by, else by that of the regulations. */
export function reviewItemNames(item: string, checklist: readonly ChecklistItem[] = []): Names {
  const { zh, en } = [...checklist, ...usual].find((each) => each.item === item) ?? { zh: item, en: item };
  return { zh, en };
}

const usual = Object.values(defaultPolicyValues()['review.checklist']).flatMap(itemsOf);
