import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import { type Role, staffOf } from '../../people/roles.ts';
import { orderTotal } from '../amounts.ts';
import type { CommandTable } from '../commands.ts';
import type { OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { askSales, openQuestions } from '../review/ask-sales.ts';
import { itemsFor } from '../review/checklist.ts';
import { creditShortfall } from '../review/credit.ts';
import { changedDetails, reopenTouched } from '../review/reopen-touched.ts';
import { reviewersOf, typeOf } from '../review/reviewers.ts';
import { changesOf } from './intake.ts';
import { anyReviewer } from './review.ts';

const financeManager: readonly Role[] = ['FINANCE_MANAGER'];

/** What a review needs besides the reviews: sales' answers, and finance's word on the credit. */
export const reviewSupportCommands = {
  askSales: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: anyReviewer,
    rolesFor: (input) => staffOf(input.department),
    isOpen: ({ decision }) => decision === undefined,
    zh: '向销售提问',
    en: 'Ask sales',
    purpose: 'A reviewing department asks sales to supplement or change the order; question and answer stay.',
    requirements: ['REVIEW-11', 'REVIEW-17'],
    decide: decideAsk,
  },
  answerQuestion: {
    subject: 'order',
    stages: ['UNDER_REVIEW', 'AWAITING_CUSTOMER_DECISION'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: (state) => openQuestions(state).length > 0,
    zh: '答复评审提问',
    en: 'Answer question',
    purpose:
      'Answers a reviewing department; what is supplemented with it is reviewed again where it matters.',
    requirements: ['REVIEW-11', 'REVIEW-17'],
    decide: answerQuestion,
  },
  reviewCredit: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: financeManager,
    // Asked by name: an order under review is no more finance's to read than its review makes it.
    rolesFor: () => financeManager,
    isOpen: ({ decision }) => decision === undefined,
    zh: '大额订单信用评审',
    en: 'Review credit',
    purpose: 'The additional credit review, which an order at or above the high-value threshold needs.',
    requirements: ['REVIEW-07'],
    decide: reviewCredit,
  },
  overrideCredit: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: financeManager,
    rolesFor: () => financeManager,
    isOpen: (state) => state.decision === undefined && creditShortfall(state) !== undefined,
    zh: '批准超信用额度',
    en: 'Override credit',
    purpose: 'Lets an order pass that the free credit does not cover, with a reason; four eyes.',
    requirements: ['REVIEW-08', 'PRIV-11'],
    decide: overrideCredit,
  },
} satisfies Partial<CommandTable>;

function decideAsk(draft: Draft, input: CommandInputs['askSales']): void {
  const { state, policy } = draft;
  if (state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  const { department, item } = input;
  if (!reviewersOf(state, policy).includes(department)) {
    refuseField('department', `${department} does not review this type of order`);
  }
  const codes = itemsFor(policy, typeOf(state), department).map((each) => each.item);
  if (item !== undefined && !codes.includes(item)) {
    refuseField('item', `${department} reviews: ${codes.join(', ') || 'no items'}`);
  }
  askSales(draft, input);
}

function answerQuestion(draft: Draft, input: CommandInputs['answerQuestion']): void {
  const open = openQuestions(draft.state);
  const asked = open.find(({ questionId }) => questionId === input.questionId);
  if (asked === undefined) {
    refuseField('questionId', `open questions: ${open.map((each) => each.questionId).join(', ') || 'none'}`);
  }
  const changed = input.supplement === undefined ? [] : supplement(draft, input.supplement);
  draft.emit({
    type: 'questionAnswered',
    questionId: asked.questionId,
    answer: {
      ...draft.sign(),
      text: input.answer,
      ...(changed.length === 0 ? {} : { changed }),
    },
  });
  if (draft.state.clocks.some(({ clockId }) => clockId === asked.clockId)) {
    draft.emit({ type: 'clockStopped', clockId: asked.clockId, at: draft.at });
  }
}

/** What the customer agreed to is laid over the order, and judged again by those whom it concerns. */
function supplement(
  draft: Draft,
  given: NonNullable<CommandInputs['answerQuestion']['supplement']>,
): string[] {
  const { details } = draft.state;
  const after = changesOf(details, given);
  const before = Object.fromEntries(
    Object.entries(details).filter(([key]) => Object.hasOwn(after, key)),
  ) as Partial<OrderDetails>;
  draft.emit({ type: 'detailsChanged', before, after });
  const changed = changedDetails(details, draft.state.details);
  reopenTouched(draft, changed);
  return changed;
}

function reviewCredit(draft: Draft, input: CommandInputs['reviewCredit']): void {
  if (draft.state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  const creditReview = { ...draft.sign(input.comment), result: input.result };
  draft.emit({ type: 'orderRecorded', record: { creditReview } });
}

function overrideCredit(draft: Draft, input: CommandInputs['overrideCredit']): void {
  const { state } = draft;
  if (state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  const { creditFree } = state.facts;
  if (creditFree === undefined || creditShortfall(state) === undefined) {
    refuse(
      'blocked',
      'The free credit covers the order, or nobody set a limit: there is nothing to override.',
    );
  }
  if (hasPartIn(draft.actor, { by: state.enteredBy, onBehalfOf: state.enteredFor ?? [] })) {
    refuse(
      'separation-of-duties',
      'Whoever entered the order cannot override its credit, nor who acts for them.',
    );
  }
  const total = orderTotal(state.details);
  draft.emit({
    type: 'orderRecorded',
    record: { creditOverride: { ...draft.sign(), reason: input.reason, total, creditFree } },
  });
}
