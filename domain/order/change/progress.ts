import type { Department } from '../../people/departments.ts';
import type { Role } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import type { ClockKind } from '../clock.ts';
import type { Command } from '../decide.ts';
import type { CommandName } from '../inputs.ts';
import type { OrderState } from '../state.ts';
import { pendingEvaluators } from './evaluators.ts';
import { missingSigners, openModification } from './modification.ts';
import { tooLate } from './reach.ts';
import type { ChangeRequest } from './records.ts';

/** True when both parties have confirmed, and signed where that is needed (CHANGE-02, CHANGE-08). */
export function isAgreed({ decision, confirmations, agreement }: ChangeRequest): boolean {
  if (decision?.approved !== true) return false;
  if (confirmations.COMPANY === undefined || confirmations.CUSTOMER === undefined) return false;
  return !decision.needsAgreement || agreement !== undefined;
}

/** Policy lets a change take effect as soon as all is there, and ends one that has come too late. */
export function changeByPolicy(state: OrderState, policy: PolicyValues): Command | undefined {
  const { change, cancellation } = state;
  if (change === undefined || cancellation !== undefined) return undefined;
  if (!isAgreed(change) && tooLate(state, change, policy) === undefined) return undefined;
  return { name: 'applyChange', input: {}, actor: { kind: 'policy', rule: 'change.lastState' } };
}

interface ChangeAsk {
  command: CommandName;
  department: Department;
  clock?: ClockKind;
  roles?: readonly Role[];
}

/** What a change, a rejected one or an improvement of a product asks of whom. */
export function changeAsks(state: OrderState, policy: PolicyValues): ChangeAsk[] {
  return [...openChangeAsks(state, policy), ...rejectedAsks(state), ...modificationAsks(state)];
}

function openChangeAsks(state: OrderState, policy: PolicyValues): ChangeAsk[] {
  const { change } = state;
  if (change === undefined) return [];
  const asks: ChangeAsk[] = [];
  if (change.answer === undefined) {
    asks.push({ command: 'answerChange', department: 'CONTRACT_ORDER', clock: 'changeAnswer' });
  }
  if (change.decision === undefined) return [...asks, ...undecidedAsks(state, policy)];
  const { confirmations, decision, agreement } = change;
  if (confirmations.COMPANY === undefined || confirmations.CUSTOMER === undefined) {
    asks.push({ command: 'confirmChange', department: 'SALES', clock: 'changeCustomer' });
  }
  if (decision.needsAgreement && agreement === undefined) {
    asks.push({ command: 'signChangeAgreement', department: 'SALES', clock: 'changeCustomer' });
  }
  return asks;
}

function undecidedAsks(state: OrderState, policy: PolicyValues): ChangeAsk[] {
  if (state.change?.alternatives?.some(({ chosen }) => chosen === undefined)) {
    return [{ command: 'chooseAlternative', department: 'SALES', clock: 'changeCustomer' }];
  }
  const pending = pendingEvaluators(state, policy);
  if (pending.length === 0) {
    return [{ command: 'decideChange', department: 'CONTRACT_ORDER', clock: 'changeAssessment' }];
  }
  return pending.map((department) => ({ command: 'evaluateChange', department, clock: 'changeAssessment' }));
}

function rejectedAsks({ changes = [] }: OrderState): ChangeAsk[] {
  const isUntold = changes.some(
    ({ outcome, customerTold }) => outcome === 'REJECTED' && customerTold === undefined,
  );
  return isUntold ? [{ command: 'tellCustomerOfChange', department: 'SALES', clock: 'changeNotice' }] : [];
}

function modificationAsks(state: OrderState): ChangeAsk[] {
  const open = openModification(state);
  if (open === undefined) return [];
  const missing = missingSigners(open);
  if (missing.length > 0) {
    return missing.map((role) => ({
      command: 'signModification',
      department: role === 'SALES_MANAGER' ? 'SALES' : 'LEADERSHIP',
      roles: [role],
    }));
  }
  return open.schedule === undefined
    ? [{ command: 'scheduleModification', department: 'ENGINEERING' }]
    : [{ command: 'completeModification', department: 'ENGINEERING', clock: 'modification' }];
}
