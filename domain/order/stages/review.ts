import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import { decideReview } from '../review/decide-review.ts';
import {
  decideRefusedPostponement,
  proposePostponement,
  recordCustomerDecision,
} from '../review/postponement.ts';
import { recordReview } from '../review/record-review.ts';

/** Whoever may stand in the matrix of a type of order. */
export const anyReviewer = staffOf(
  'FINANCE',
  'PRODUCTION',
  'PROCUREMENT',
  'LEGAL',
  'QUALITY',
  'ENGINEERING',
  'LOGISTICS',
  'CONTRACT_ORDER',
  'LEADERSHIP',
);

/** Department reviews, the one decision, and the customer's answer to a postponement. */
export const reviewCommands = {
  recordReview: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: anyReviewer,
    rolesFor: (input) => staffOf(input.department),
    isOpen: ({ decision }) => decision === undefined,
    zh: '部门评审',
    en: 'Record department review',
    purpose:
      'A department of the matrix records pass or fail, item by item; a later review supersedes the earlier.',
    requirements: ['REVIEW-02', 'REVIEW-03', 'REVIEW-06', 'REVIEW-13', 'REVIEW-19', 'REVIEW-24'],
    decide: recordReview,
  },
  decideReview: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: ['SALES_SUPERVISOR', 'SALES_MANAGER'],
    isOpen: ({ decision }) => decision === undefined,
    zh: '评审结论',
    en: 'Decide review',
    purpose: 'The sales supervisor combines the reviews into one decision; four eyes against the entry.',
    requirements: ['REVIEW-09', 'REVIEW-10', 'REVIEW-12', 'PRIV-11'],
    decide: decideReview,
  },
  proposePostponement: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: staffOf('PRODUCTION', 'PLANNING', 'CONTRACT_ORDER'),
    isOpen: ({ decision }) => decision === undefined,
    zh: '提出延期交货',
    en: 'Propose postponement',
    purpose: 'The requested date is not feasible; the customer is asked for a later one.',
    requirements: ['REVIEW-15'],
    decide: proposePostponement,
  },
  recordCustomerDecision: {
    subject: 'order',
    stages: ['AWAITING_CUSTOMER_DECISION'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    zh: '记录客户决定',
    en: 'Record customer decision',
    purpose: "Stores the customer's answer; agreement brings the order back into review with the new date.",
    requirements: ['REVIEW-15'],
    decide: recordCustomerDecision,
  },
  decideRefusedPostponement: {
    subject: 'order',
    stages: ['AWAITING_CUSTOMER_DECISION'],
    roles: ['GENERAL_MANAGER', 'DEPUTY_GENERAL_MANAGER'],
    zh: '核准不接订单',
    en: 'Decide refused postponement',
    purpose: 'After a refused postponement the GM or DGM declines the order or keeps the requested date.',
    requirements: ['REVIEW-16'],
    decide: decideRefusedPostponement,
  },
} satisfies Partial<CommandTable>;
