import { refuse, refuseField } from '../../errors.ts';
import type { Department } from '../../people/departments.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import type { CommandInputs } from '../inputs.ts';
import { signsInOwnRight } from '../own-signature.ts';
import { signed } from '../signed.ts';
import type { Review } from '../state.ts';
import { askSales } from './ask-sales.ts';
import { itemsFor } from './checklist.ts';
import { proposePostponement } from './postponement.ts';
import type { ItemResult, Preparation, ReviewAsks } from './records.ts';
import { askedReviewers, isJoined, reviewersOf, sequenceOf, typeOf } from './reviewers.ts';

type Input = CommandInputs['recordReview'];

/** A department's review: item by item, with what follows from it. */
export function recordReview(draft: Draft, input: Input): void {
  if (draft.state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  if (!reviewersOf(draft.state, draft.policy).includes(input.department)) {
    refuseField('department', `${input.department} does not review this type of order`);
  }
  if (!hasEdition(draft.state, 2)) {
    const review = { ...draft.sign(input.comment), department: input.department, result: input.result };
    draft.emit({ type: 'reviewRecorded', review });
    return;
  }
  guardTurn(draft, input.department);
  if (input.asks !== undefined) guardAsks(input, input.asks);
  draft.emit({ type: 'reviewRecorded', review: reviewOf(draft, input) });
  if (input.result === 'PASS') signForOthers(draft, input);
  else putAsks(draft, input);
}

/** Those who sign last see what the others found. */
function guardTurn(draft: Draft, department: Department): void {
  const { state, policy } = draft;
  const asked = askedReviewers(state, policy);
  const waits = sequenceOf(policy, typeOf(state)).includes(department);
  if (!waits || state.reviews[department] !== undefined || asked.includes(department)) return;
  refuse('blocked', `${department} reviews after: ${asked.join(', ')}.`);
}

function reviewOf(draft: Draft, { department, result, comment, items, asks }: Input): Review {
  const results = resultsOf(draft, department, result, items);
  const review: Review = {
    ...draft.sign(comment),
    department,
    result,
    items: results,
    policyVersion: draft.state.policyVersion,
  };
  const prepared = results.some(({ item, result: found }) => item === 'MATERIALS' && found === 'PASS');
  return {
    ...review,
    ...(asks === undefined ? {} : { asks }),
    ...(prepared ? { preparation: preparationOf(draft) } : {}),
  };
}

/** Every item of the department with its result; what a passed review does not name has passed (REVIEW-02, REVIEW-06). */
function resultsOf(
  { state, policy }: Draft,
  department: Department,
  result: Review['result'],
  given: Input['items'],
): ItemResult[] {
  const items = itemsFor(policy, typeOf(state), department);
  const codes = items.map(({ item }) => item);
  given?.forEach(({ item, result: found }, index) => {
    const path = `items[${index}].item`;
    if (!codes.includes(item)) refuseField(path, `${department} reviews: ${codes.join(', ') || 'no items'}`);
    if (given.findIndex((each) => each.item === item) < index) refuseField(path, `${item} is given twice`);
    if (found === 'FAIL' && result === 'PASS')
      refuseField(`items[${index}].result`, `a review that passes has no failed item: ${item}`);
  });
  if (result === 'FAIL' && given !== undefined && given.every((each) => each.result === 'PASS'))
    refuseField('items', 'say which item failed');
  const others = result === 'FAIL' && given === undefined ? 'NOT_STATED' : 'PASS';
  return codes.map((item) => given?.find((each) => each.item === item) ?? { item, result: others });
}

function preparationOf({ state }: Draft): Preparation {
  const materials = state.details.lines.map(({ line, productCode, quantity }) => ({
    line,
    ...(productCode === undefined ? {} : { productCode }),
    ...(quantity === undefined ? {} : { quantity }),
  }));
  return { status: 'STARTED', materials };
}

/** One signature for all that the person is asked, and for whoever judges nothing but the date with the department (REVIEW-14). */
function signForOthers(draft: Draft, { department, comment }: Input): void {
  if (!draft.policy['review.mergeSignatures']) return;
  for (;;) {
    const next = askedReviewers(draft.state, draft.policy).find((each) => signsInOwnRight(draft.actor, each));
    if (next === undefined) break;
    const input = {
      department: next,
      result: 'PASS',
      ...(comment === undefined ? {} : { comment }),
    } as const;
    draft.emit({ type: 'reviewRecorded', review: reviewOf(draft, input) });
  }
  if (!judgesDate(draft, department)) return;
  for (const joined of reviewersOf(draft.state, draft.policy)) {
    if (draft.state.reviews[joined] !== undefined || !isJoined(draft.state, draft.policy, joined)) continue;
    const review = reviewOf(draft, { department: joined, result: 'PASS' });
    const mark = signed({ kind: 'policy', rule: 'review.mergeSignatures' }, draft.at);
    draft.emit({ type: 'reviewRecorded', review: { ...review, ...mark } });
  }
}

function judgesDate({ state, policy }: Draft, department: Department): boolean {
  return itemsFor(policy, typeOf(state), department).some(({ item }) => item === 'DELIVERY_DATE');
}

const proposers: readonly Department[] = ['PRODUCTION', 'CONTRACT_ORDER'];

function guardAsks({ department, result, comment }: Input, asks: ReviewAsks): void {
  if (result === 'PASS') refuseField('asks', 'a review that passes asks for nothing');
  if (asks.deliveryDate === undefined) return;
  if (!proposers.includes(department))
    refuseField('asks.deliveryDate', `a later date is asked by: ${proposers.join(', ')}`);
  if (comment === undefined) refuseField('comment', 'say why the requested date cannot be kept');
}

/** Changed requirements are put to sales, a later date to the customer (REVIEW-13). */
function putAsks(draft: Draft, { department, comment = '', asks }: Input): void {
  if (asks?.requirements !== undefined) askSales(draft, { department, question: asks.requirements });
  if (asks?.deliveryDate === undefined) return;
  proposePostponement(draft, { deliveryDate: asks.deliveryDate, reason: comment });
}
