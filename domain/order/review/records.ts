import type { CivilDate } from '../../instant.ts';
import type { Money } from '../../money/money.ts';
import type { Quantity } from '../../money/quantity.ts';
import type { Department } from '../../people/departments.ts';
import type { Signature } from '../details.ts';

/** What an item of the checklist may come to; a review that failed without saying of what states none. */
export const itemResults = ['PASS', 'FAIL', 'NOT_STATED'] as const;

/** The result of one item of a department's checklist (REVIEW-02, REVIEW-06). */
export interface ItemResult {
  /** Code of the item, as the checklist of the order's policy has it. */
  item: string;
  result: (typeof itemResults)[number];
  comment?: string;
}

/** What a department that fails an order would need to pass it (REVIEW-13). */
export interface ReviewAsks {
  requirements?: string;
  deliveryDate?: CivilDate;
}

/** Procurement begins to prepare what the order needs as soon as it has passed it (REVIEW-05). */
export interface Preparation {
  status: 'STARTED';
  materials: { line: number; productCode?: string; quantity?: Quantity }[];
}

/** What a reviewing department asks sales, and the answer; both stay (REVIEW-11). */
export interface ReviewQuestion extends Signature {
  /** `Q1`, `Q2`, ... */
  questionId: string;
  department: Department;
  question: string;
  /** The item of the checklist that is in doubt. */
  item?: string;
  /** The clock of the answer. */
  clockId: string;
  answer?: Answer;
}

/** What sales answered. */
export interface Answer extends Signature {
  text: string;
  /** Fields of the order that the answer set anew. */
  changed?: string[];
}

/** The additional credit review of an order of high value (REVIEW-07). */
export interface CreditReview extends Signature {
  result: 'PASS' | 'FAIL';
}

/** The order passes although the customer's free credit does not cover it (REVIEW-08). */
export interface CreditOverride extends Signature {
  reason: string;
  /** What the order came to: it holds for no higher amount. */
  total: Money;
  creditFree: Money;
}

export type QuestionEvent =
  | { type: 'questionAsked'; question: ReviewQuestion }
  | { type: 'questionAnswered'; questionId: string; answer: Answer };
