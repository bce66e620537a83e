import { add, compare, type Money, zero } from '../../money/money.ts';
import { type Department, isDepartment } from '../../people/departments.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { orderTotal } from '../amounts.ts';
import { typeOf } from '../review/reviewers.ts';
import type { OrderState } from '../state.ts';
import { patchedDetails, subjectsOf } from './patch.ts';
import type { ChangeRequest, ChangeWish } from './records.ts';

/** Departments that evaluate a wish, by what it changes (CHANGE-04). */
export function evaluatorsOf(state: OrderState, wish: ChangeWish, policy: PolicyValues): Department[] {
  const subjects = subjectsOf(state.details, patchedDetails(state.details, wish));
  const named = subjects.flatMap((subject) => policy['change.evaluators'][subject] ?? []);
  return [...new Set(named.filter(isDepartment))];
}

/** Departments that have yet to evaluate the open change. */
export function pendingEvaluators(state: OrderState, policy: PolicyValues): Department[] {
  const { change } = state;
  if (change === undefined || change.decision !== undefined) return [];
  return evaluatorsOf(state, change.wanted, policy).filter(
    (department) => change.evaluations[department] === undefined,
  );
}

/** What the departments say that the change costs beside its lines. */
export function evaluatedCost(state: OrderState, { evaluations }: ChangeRequest): Money {
  const { currency } = orderTotal(state.details);
  return Object.values(evaluations).reduce(
    (sum, { extraCost }) => (extraCost === undefined ? sum : add(sum, extraCost)),
    zero(currency),
  );
}

/** True when a change costs more or is later, for orders that `change.agreementScope` names (CHANGE-08). */
export function needsAgreement(
  state: OrderState,
  change: Pick<ChangeRequest, 'wanted' | 'evaluations'>,
  extraCost: Money,
  policy: PolicyValues,
): boolean {
  if (policy['change.agreementScope'] === 'PROJECT' && typeOf(state) !== 'PROJECT') return false;
  const { details } = state;
  const after = patchedDetails(details, change.wanted);
  const isDearer =
    compare(orderTotal(after), orderTotal(details)) > 0 || compare(extraCost, zero(extraCost.currency)) > 0;
  const [was, is] = [details.deliveryDate, after.deliveryDate];
  const isLater = is !== undefined && was !== undefined && is > was;
  const isDelayed = Object.values(change.evaluations).some(({ delayDays = 0 }) => delayDays > 0);
  return isDearer || isLater || isDelayed;
}
