import { refuseField } from '../../errors.ts';
import { type Department, isDepartment } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { isSkipped } from '../bypass.ts';
import { startClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { hasEdition } from '../edition.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import { signsInOwnRight } from '../own-signature.ts';
import type { OrderState } from '../state.ts';

/** The triple confirmation that makes an order confirmed. */
export const confirmationCommands = {
  confirmPlan: {
    subject: 'order',
    stages: ['CONTRACTED'],
    roles: staffOf('PRODUCTION', 'LOGISTICS', 'FINANCE'),
    rolesFor: (input) => staffOf(input.department),
    zh: '部门确认',
    en: 'Confirm plan',
    purpose: 'Production confirms its plan, logistics the delivery plan, finance the payment plan.',
    requirements: ['REVIEW-18'],
    decide: confirmPlan,
  },
} satisfies Partial<CommandTable>;

/** Departments whose confirmation is still missing. */
export function pendingConfirmations(state: OrderState, policy: PolicyValues): Department[] {
  return policy['review.confirmingDepartments']
    .filter(isDepartment)
    .filter(
      (department) =>
        state.confirmations[department] === undefined && !isSkipped(state, 'PLAN_CONFIRMATION', department),
    );
}

function confirmPlan(draft: Draft, input: CommandInputs['confirmPlan']): void {
  if (!pendingConfirmations(draft.state, draft.policy).includes(input.department)) {
    refuseField('department', `${input.department} has confirmed already or is not asked`);
  }
  for (const department of [input.department, ...alsoAsked(draft, input.department)]) {
    draft.emit({ type: 'planConfirmed', department, signature: draft.sign(input.comment) });
  }
  confirmWhenComplete(draft);
}

/** What else the person is asked: one signature stands for it, in the name of each department (REVIEW-18, ruling 2). */
function alsoAsked({ state, policy, actor }: Draft, signed: Department): Department[] {
  if (!policy['review.mergeSignatures'] || !hasEdition(state, 2)) return [];
  return pendingConfirmations(state, policy).filter(
    (department) => department !== signed && signsInOwnRight(actor, department),
  );
}

/** The order is confirmed when no department's confirmation is missing, or none is asked (REVIEW-18). */
export function confirmWhenComplete(draft: Draft): void {
  if (pendingConfirmations(draft.state, draft.policy).length > 0) return;
  draft.emit({ type: 'orderRecorded', record: { confirmedAt: draft.at } });
  enterOrderStage(draft, 'CONFIRMED');
  startClock(draft, looseClocks.promisedDelivery);
}
