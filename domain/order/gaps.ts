import type { PolicyValues } from '../policy/policy.ts';
import { callGaps } from './call-gaps.ts';
import { gapsOf } from './completeness.ts';
import type { Gap } from './details.ts';
import { hasEdition } from './edition.ts';
import type { OrderState } from './state.ts';
import { owesTaxNumber, taxNumberProblem } from './tax-number.ts';
import { verificationGaps } from './verification.ts';

/** All that the order as it stands leaves open by rule, each field once; what people asked beside that is not among it. */
export function openGaps(state: OrderState, policy: PolicyValues): Gap[] {
  const required = gapsOf(state.details, policy);
  if (!hasEdition(state, 2)) return required;
  const gaps = [
    ...required.map((gap) => ({
      ...gap,
      whose: gap.whose === 'OURS' ? gap.whose : whoseIs(gap.path, policy),
    })),
    ...taxNumberGaps(state, policy),
    ...verificationGaps(state),
    ...callGaps(state.details),
  ];
  return gaps.filter(({ path }, index) => gaps.findIndex((gap) => gap.path === path) === index);
}

/** What only we can know is ours to fill in (ruling 6). */
function whoseIs(path: string, policy: PolicyValues): Gap['whose'] {
  const field = path.replace(/\[\d+\]/g, '');
  return policy['intake.ownGaps'].includes(field) ? 'OURS' : 'CUSTOMER';
}

/** A tax number that cannot be right is asked for again, not refused (INTAKE-15). */
function taxNumberGaps({ details: { customer } }: OrderState, policy: PolicyValues): Gap[] {
  if (customer.taxNumber === undefined || !owesTaxNumber(customer, policy)) return [];
  const reason = taxNumberProblem(customer.taxNumber, policy);
  return reason === undefined ? [] : [{ path: 'customer.taxNumber', whose: 'CUSTOMER', reason }];
}
