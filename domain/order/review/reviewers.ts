import { type Department, isDepartment } from '../../people/departments.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { isSkipped } from '../bypass.ts';
import type { OrderType } from '../details.ts';
import { hasEdition } from '../edition.ts';
import { withinPriceList } from '../price-list.ts';
import type { OrderState } from '../state.ts';
import { itemsFor } from './checklist.ts';

/** What may hold of an order so that more departments review it. */
export const reviewConditions = ['CONTRACT_DOCUMENT', 'JOINT_DATE', 'NOT_BY_PRICE_LIST'] as const;
type ReviewCondition = (typeof reviewConditions)[number];

type Order = Pick<OrderState, 'details' | 'facts' | 'contractDocument'>;

const holds: Record<ReviewCondition, (order: Order, policy: PolicyValues, row: Department[]) => boolean> = {
  CONTRACT_DOCUMENT: ({ contractDocument }) => contractDocument !== undefined,
  // Jointly with somebody of the row who judges the date (REVIEW-14).
  JOINT_DATE: (order, policy, row) =>
    typeOf(order) === 'REGULAR' &&
    row.some((department) =>
      itemsFor(policy, 'REGULAR', department).some(({ item }) => item === 'DELIVERY_DATE'),
    ),
  NOT_BY_PRICE_LIST: ({ details, facts }, policy) =>
    !withinPriceList(details, facts, policy['contract.maxDiscount']),
};

export function typeOf({ details }: Pick<OrderState, 'details'>): OrderType {
  return details.orderType ?? 'REGULAR';
}

/** Departments that review a type of order whatever holds of it; a type without a row has the regular one (REVIEW-19). */
export function matrixRow(policy: PolicyValues, type: OrderType): Department[] {
  const rows = policy['review.matrix'];
  return departmentsIn(rows[type] ?? rows['REGULAR']);
}

/** Departments of a type that sign after all others, in their order. */
export function sequenceOf(policy: PolicyValues, type: OrderType): Department[] {
  return departmentsIn(policy['review.sequence'][type]);
}

/** Departments whose review the order needs, by the matrix of its type and by what holds of it (REVIEW-19, REVIEW-04). */
export function reviewersOf(state: OrderState, policy: PolicyValues): Department[] {
  if (!hasEdition(state, 2)) return matrixRow(policy, 'REGULAR');
  const row = matrixRow(policy, typeOf(state));
  const also = reviewConditions
    .filter((condition) => holds[condition](state, policy, row))
    .flatMap((condition) => departmentsIn(policy['review.alsoWhen'][condition]));
  return [...new Set([...row, ...also])];
}

/** Departments that have not yet recorded a review, whether or not it is their turn. */
export function pendingReviewers(state: OrderState, policy: PolicyValues): Department[] {
  if (state.decision !== undefined) return [];
  return reviewersOf(state, policy).filter(
    (department) =>
      state.reviews[department] === undefined &&
      !isSkipped(state, 'DEPARTMENT_REVIEW', department) &&
      !isJoined(state, policy, department),
  );
}

/** Departments that are asked now: those that sign last wait for the others. */
export function askedReviewers(state: OrderState, policy: PolicyValues): Department[] {
  const pending = pendingReviewers(state, policy);
  if (!hasEdition(state, 2)) return pending;
  const later = sequenceOf(policy, typeOf(state));
  const now = pending.filter((department) => !later.includes(department));
  return now.length > 0 ? now : later.filter((department) => pending.includes(department)).slice(0, 1);
}

/**
 * True for a department that judges nothing but the date with another: where planning's own figures allow the date,
 * its signature is given with the other's (REVIEW-14, `review.mergeSignatures`).
 */
export function isJoined(state: OrderState, policy: PolicyValues, department: Department): boolean {
  const { earliestPromise } = state.facts;
  const { deliveryDate } = state.details;
  if (!hasEdition(state, 2) || !policy['review.mergeSignatures']) return false;
  if (earliestPromise === undefined || deliveryDate === undefined || deliveryDate < earliestPromise)
    return false;
  return (
    departmentsIn(policy['review.alsoWhen']['JOINT_DATE']).includes(department) &&
    !matrixRow(policy, typeOf(state)).includes(department)
  );
}

function departmentsIn(row: string | readonly string[] | undefined): Department[] {
  return (typeof row === 'string' ? [row] : (row ?? [])).filter(isDepartment);
}
