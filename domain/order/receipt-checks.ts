import type { PolicyValues } from '../policy/policy.ts';
import type { OrderDetails, Signature } from './details.ts';
import { hasEdition } from './edition.ts';
import type { OrderState } from './state.ts';
import { factsStillVerified, type Verification } from './verification.ts';

/** How a customer confirmed what is wanted. */
export const confirmationWays = ['PHONE', 'EMAIL', 'VISIT', 'WRITING', 'CHAT'] as const;
export type ConfirmationWay = (typeof confirmationWays)[number];

/**
 * Who confirmed what the customer wants, when and how (INTAKE-07). Specification, model, quantity and delivery date are
 * those that the order has: where one of them changes before the review, the confirmation is gone.
 */
export interface RequirementsConfirmation extends Signature {
  confirmedWith: string;
  channel: ConfirmationWay;
  /** Technical requirements, and those of quality, as they were confirmed. */
  technical: string;
  quality: string;
}

/** Where the original message of an order is: files of the order, or a place on paper (INTAKE-05). */
export interface RecordedOriginal extends Signature {
  attachmentIds?: string[];
  where?: string;
}

export type ReceiptCheckEvent =
  | { type: 'customerVerified'; verification: Verification }
  | { type: 'requirementsConfirmed'; confirmation: RequirementsConfirmation }
  | { type: 'originalRecorded'; original: RecordedOriginal };

export function applyReceiptCheck(state: OrderState, event: ReceiptCheckEvent): OrderState {
  switch (event.type) {
    case 'customerVerified': {
      const { verification } = event;
      const facts = { ...state.facts, customerVerified: verification.result === 'VERIFIED' };
      return { ...state, facts, verification };
    }
    case 'requirementsConfirmed':
      return { ...state, requirementsConfirmation: event.confirmation };
    case 'originalRecorded':
      return { ...state, original: event.original };
  }
}

/** What was checked of the order holds for what it said then. */
export function stillChecked(
  before: OrderDetails,
  state: OrderState,
  after: Partial<OrderDetails>,
): OrderState {
  const facts = factsStillVerified(state.facts, state.verification, after);
  const { requirementsConfirmation, ...rest } = state;
  const isOtherwise = wishOf(before) !== wishOf(state.details) && beforeReview.includes(state.stage);
  return requirementsConfirmation === undefined || isOtherwise
    ? { ...rest, facts }
    : { ...rest, facts, requirementsConfirmation };
}

/** True while the order may not go to review because nobody confirmed with the customer what is wanted (INTAKE-07). */
export function needsConfirmation(state: OrderState, policy: PolicyValues): boolean {
  if (!hasEdition(state, 2) || state.requirementsConfirmation !== undefined) return false;
  const { orderType = 'REGULAR' } = state.details;
  if (policy['intake.confirmRequirementsFor'].includes(orderType)) return true;
  return policy['intake.confirmFreeText'] && hasFreeText(state.details);
}

/** True for an order whose requirements its catalogue entries do not say. */
export function saysMoreThanCatalogue(details: OrderDetails): boolean {
  return (details.orderType ?? 'REGULAR') !== 'REGULAR' || hasFreeText(details);
}

function hasFreeText({ lines }: OrderDetails): boolean {
  return lines.some(({ requirements }) => requirements !== undefined);
}

/** True while the original of an order that came in writing is not kept with it (INTAKE-05). */
export function lacksOriginal(state: OrderState, policy: PolicyValues): boolean {
  const { channel, originals = [] } = state.details;
  if (!hasEdition(state, 2) || !policy['intake.originalRequiredFor'].includes(channel)) return false;
  return originals.length === 0 && state.original === undefined;
}

const beforeReview: readonly string[] = ['RECEIVED', 'AWAITING_INFO'];

function wishOf({ lines, deliveryDate }: OrderDetails): string {
  return JSON.stringify([lines, deliveryDate]);
}
