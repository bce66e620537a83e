import type { Department } from '../people/departments.ts';
import type { Signature } from './details.ts';
import type { OrderState } from './state.ts';

/** Approvals that can be skipped in an emergency, where policy lists them (`review.bypassSteps`, REVIEW-21). */
export const bypassSteps = ['DEPARTMENT_REVIEW', 'PLAN_CONFIRMATION', 'COUNTERSIGNATURE'] as const;
export type BypassStep = (typeof bypassSteps)[number];

/** Law, quality and money that must be there first are never skipped, whatever policy lists. */
const neverSkipped: readonly Department[] = ['LEGAL', 'QUALITY'];

/** Who skipped which approval and why, and how it was made up for. */
export interface Bypass extends Signature {
  /** `B1`, `B2`, ... */
  bypassId: string;
  step: BypassStep;
  /** Whose approval was skipped; it makes up for it. */
  department: Department;
  /** The lot of a countersignature. */
  lotId?: string;
  reason: string;
  /** The clock of the make-up. */
  clockId: string;
  /** The review was begun anew: the approval is asked for again. */
  lapsed?: true;
  makeUp?: MakeUp;
}

export interface MakeUp extends Signature {
  result: 'PASS' | 'FAIL';
}

export type BypassEvent =
  | { type: 'approvalBypassed'; bypass: Bypass }
  | { type: 'bypassMadeUp'; bypassId: string; makeUp: MakeUp };

/** True for an approval that no emergency lets skip: of law, of quality, and finance's word on the customer's payments. */
export function isProtected(step: BypassStep, department: Department): boolean {
  return neverSkipped.includes(department) || (step === 'PLAN_CONFIRMATION' && department === 'FINANCE');
}

/** True while an approval of the order itself counts as skipped. */
export function isSkipped({ bypasses = [] }: OrderState, step: BypassStep, department: Department): boolean {
  return bypasses.some(
    (each) => each.step === step && each.department === department && each.lapsed !== true,
  );
}

/** Skipped approvals that nobody has made up for yet, oldest first. */
export function openBypasses({ bypasses = [] }: OrderState): Bypass[] {
  return bypasses.filter(({ makeUp }) => makeUp === undefined);
}

/** The state after an event of a bypass. */
export function applyBypass(state: OrderState, event: BypassEvent): OrderState {
  const bypasses = state.bypasses ?? [];
  if (event.type === 'bypassMadeUp') {
    const { bypassId, makeUp } = event;
    return {
      ...state,
      bypasses: bypasses.map((each) => (each.bypassId === bypassId ? { ...each, makeUp } : each)),
    };
  }
  const { bypass } = event;
  return {
    ...state,
    bypasses: [...bypasses, bypass],
    lots: state.lots.map((lot) =>
      lot.lotId === bypass.lotId ? { ...lot, skipped: [...(lot.skipped ?? []), bypass.department] } : lot,
    ),
  };
}

/** The bypasses once the review begins anew: reviews that were skipped are asked for again. */
export function lapsedBypasses(bypasses: readonly Bypass[]): Bypass[] {
  return bypasses.map((each) => (each.step === 'DEPARTMENT_REVIEW' ? { ...each, lapsed: true } : each));
}
