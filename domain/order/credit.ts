import { type Money, zero } from '../money/money.ts';
import { balanceOf } from './amounts.ts';
import { hasEdition } from './edition.ts';
import { isFinal, type OrderStage } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** What the commit found of the customer's credit, under a lock that lets one order of a customer ask at a time. */
export interface CreditFacts {
  /** The order's place among the customer's orders: what came before it has taken its part of the limit first. */
  place: number;
  /** Limit less what the orders before it take; absent when nobody set a limit. */
  free?: Money;
}

/** Stages in which an order still waits for the answer whether its customer is good for it. */
const undecided: readonly OrderStage[] = [
  'RECEIVED',
  'AWAITING_INFO',
  'UNDER_REVIEW',
  'AWAITING_CUSTOMER_DECISION',
];

/**
 * What an order takes of its customer's credit limit: what is due and not yet paid, whether it is an open order or
 * an open receivable (REVIEW-08); nothing once it is settled, rejected or cancelled.
 */
export function creditTaken(state: OrderState): Money {
  const balance = balanceOf(state);
  const isOver = isFinal(state.stage) || state.stage === 'SETTLED' || state.stage === 'CLOSED';
  const none = zero(balance.currency);
  if (isOver || state.details.customer.customerId === undefined) return none;
  return balance.amount.startsWith('-') ? none : balance;
}

/** What a commit has to ask of the customer's credit. */
export interface CreditQuestion {
  customerId: string;
  /** The order's place; undefined when it asks for more than it had: it then goes behind all others. */
  place?: number;
}

/** Undefined when the entries ask nothing of the customer's credit: what becomes less frees it by itself. */
export function creditQuestion(before: OrderState, after: OrderState): CreditQuestion | undefined {
  const { customerId } = after.details.customer;
  if (customerId === undefined || !hasEdition(after, 2)) return undefined;
  const [had, has] = [creditTaken(before), creditTaken(after)];
  const isOther = before.details.customer.customerId !== customerId || had.currency !== has.currency;
  const grew = cents(has) > (isOther ? 0n : cents(had));
  if (grew) return { customerId };
  const { creditPlace: place, stage } = after;
  if (!undecided.includes(stage)) return undefined;
  return place === undefined ? { customerId } : { customerId, place };
}

/** Extra costs may bring a sum beyond what an amount can hold; that must not keep an order from being committed. */
function cents({ amount }: Money): bigint {
  return BigInt(amount.replace('.', ''));
}

/** The order with what its commit found of its customer's credit. */
export function withCredit(state: OrderState, { place, free }: CreditFacts): OrderState {
  const { creditFree: _before, ...facts } = state.facts;
  return { ...state, creditPlace: place, facts: free === undefined ? facts : { ...facts, creditFree: free } };
}
