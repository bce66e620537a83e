import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import { type Department, departmentCodes } from '../../people/departments.ts';
import { type Role, roleCodes, roles, staffOf } from '../../people/roles.ts';
import { cycleKey } from '../apply.ts';
import { type BypassStep, isProtected, openBypasses } from '../bypass.ts';
import { staffRole } from '../cancellation/cancelling.ts';
import { clockIdOf } from '../clock.ts';
import { startClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { Lot } from '../lot.ts';
import { pendingReviewers } from '../review/reviewers.ts';
import { openOrderStages } from '../stage-names.ts';
import { confirmWhenComplete, pendingConfirmations } from './confirmation.ts';
import { pendingCountersigners, startWhenSigned } from './planning.ts';

const withoutOrders: readonly Department[] = ['ADMINISTRATION', 'INTERNAL_AUDIT', 'INTEGRATION'];

/** Heads of the departments that work on orders, and leadership. */
const authorised: readonly Role[] = [
  ...roleCodes.filter((role) => roles[role].head && !withoutOrders.includes(roles[role].department)),
  'DEPUTY_GENERAL_MANAGER',
];

/** Departments whose approval can be asked for at all. */
const approvers = departmentCodes.filter((department) => !withoutOrders.includes(department));

/** In an emergency an approval is skipped, on record, and made up for (REVIEW-21, REVIEW-22). */
export const bypassingCommands = {
  bypassApproval: {
    subject: 'order',
    // Where nothing is to be approved it is not open; that a head may skip makes no order the head's work to see.
    stages: openOrderStages,
    roles: authorised,
    isOpen: ({ stage, decision, lots }) =>
      stage === 'CONTRACTED' ||
      (stage === 'UNDER_REVIEW' && decision === undefined) ||
      lots.some((lot) => lot.stage === 'PLANNED'),
    zh: '紧急跳过审批',
    en: 'Bypass approval',
    purpose:
      'In an emergency an approval of the list is skipped with its reason; the department makes up for it within its time.',
    requirements: ['REVIEW-21'],
    decide: bypassApproval,
  },
  makeUpApproval: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf(...approvers),
    rolesFor: (input) => staffOf(input.department),
    isOpen: (state) => openBypasses(state).length > 0,
    zh: '补办审批',
    en: 'Make up approval',
    purpose: 'The department whose approval was skipped gives it afterwards; a fail becomes an exception.',
    requirements: ['REVIEW-21', 'REVIEW-22'],
    decide: makeUpApproval,
  },
} satisfies Partial<CommandTable>;

function bypassApproval(draft: Draft, input: CommandInputs['bypassApproval']): void {
  const { step, department, reason } = input;
  if (!draft.policy['review.bypassSteps'].includes(step)) {
    refuseField('step', `the policy review.bypassSteps does not let ${step} be skipped`);
  }
  if (isProtected(step, department)) {
    refuseField('department', `what ${department} says on law, quality or payment is never skipped`);
  }
  const lot = step === 'COUNTERSIGNATURE' ? plannedLot(draft, input.lotId) : undefined;
  if (!pendingOf(draft, step, lot).includes(department)) {
    refuseField('department', `no such approval of ${department} is awaited`);
  }
  guardOwnWork(draft, lot);
  const cycle = (draft.state.cycles[cycleKey('bypassMakeUp')] ?? 0) + 1;
  draft.emit({
    type: 'approvalBypassed',
    bypass: {
      ...draft.sign(),
      bypassId: `B${(draft.state.bypasses?.length ?? 0) + 1}`,
      step,
      department,
      ...(lot === undefined ? {} : { lotId: lot.lotId }),
      reason,
      clockId: clockIdOf('bypassMakeUp', cycle),
    },
  });
  startClock(draft, { ...looseClocks.bypassMakeUp, owner: department, assignee: staffRole(department) });
  if (step === 'PLAN_CONFIRMATION') confirmWhenComplete(draft);
  if (lot !== undefined) startWhenSigned(draft, lot.lotId);
}

function pendingOf({ state, policy }: Draft, step: BypassStep, lot: Lot | undefined): Department[] {
  switch (step) {
    case 'DEPARTMENT_REVIEW':
      return state.stage === 'UNDER_REVIEW' ? pendingReviewers(state, policy) : [];
    case 'PLAN_CONFIRMATION':
      return state.stage === 'CONTRACTED' ? pendingConfirmations(state, policy) : [];
    case 'COUNTERSIGNATURE':
      return lot === undefined ? [] : pendingCountersigners(lot, policy);
  }
}

/** The lot whose plan waits for countersignatures; it must be named when there are several. */
function plannedLot({ state }: Draft, lotId: string | undefined): Lot | undefined {
  const planned = state.lots.filter(({ stage }) => stage === 'PLANNED');
  if (lotId === undefined) {
    if (planned.length > 1) {
      refuseField('lotId', `one of ${planned.map((lot) => lot.lotId).join(', ')}`);
    }
    return planned[0];
  }
  return (
    planned.find((lot) => lot.lotId === lotId) ??
    refuseField('lotId', `lots: ${planned.map((lot) => lot.lotId).join(', ') || 'none yet'}`)
  );
}

/** Nobody skips an approval of what they did themselves (PRIV-11). */
function guardOwnWork({ actor, state }: Draft, lot: Lot | undefined): void {
  const isEntry = hasPartIn(actor, { by: state.enteredBy, onBehalfOf: state.enteredFor ?? [] });
  const isPlan = lot?.plan !== undefined && hasPartIn(actor, { by: lot.plan.by });
  if (!isEntry && !isPlan) return;
  refuse('separation-of-duties', 'Whoever entered the order or made the plan cannot skip its approval.');
}

function makeUpApproval(draft: Draft, input: CommandInputs['makeUpApproval']): void {
  const { step, department, lotId, result, comment } = input;
  const bypass = openBypasses(draft.state).find(
    (each) => each.step === step && each.department === department && (lotId ?? each.lotId) === each.lotId,
  );
  if (bypass === undefined)
    refuseField('department', `no skipped approval of ${department} is to be made up for`);
  if (hasPartIn(draft.actor, bypass)) {
    refuse(
      'separation-of-duties',
      'Whoever skipped an approval cannot make up for it, nor who acts for them.',
    );
  }
  if (result === 'FAIL' && comment === undefined) refuseField('comment', 'say why the approval is not given');
  const { bypassId, clockId } = bypass;
  draft.emit({ type: 'bypassMadeUp', bypassId, makeUp: { ...draft.sign(comment), result } });
  if (draft.state.clocks.some((clock) => clock.clockId === clockId)) {
    draft.emit({ type: 'clockStopped', clockId, at: draft.at });
  }
  if (result === 'PASS') return;
  const exception = { type: 'PROBLEM', description: comment ?? '', department } as const;
  draft.emit({
    type: 'exceptionRaised',
    exception: bypass.lotId === undefined ? exception : { ...exception, lotId: bypass.lotId },
  });
}
