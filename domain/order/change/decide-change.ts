import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { orderTotal } from '../amounts.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import { applyWish } from './apply-wish.ts';
import { endChange, letWorkGoOn, rejectChange } from './end-change.ts';
import { evaluatedCost, needsAgreement, pendingEvaluators } from './evaluators.ts';
import { isAgreed } from './progress.ts';
import { tooLate } from './reach.ts';
import type { ChangeConfirmation, ChangeDecision } from './records.ts';
import {
  checkCurrency,
  openChange,
  touchesSheet,
  undecidedChange,
  waitsForChoice,
} from './request-change.ts';

/** The business department's one decision over all evaluations; four eyes against the request (CHANGE-03, -04). */
export function decideChange(draft: Draft, input: CommandInputs['decideChange']): void {
  const change = undecidedChange(draft);
  const { approved, assessment } = input;
  if (hasPartIn(draft.actor, change)) {
    refuse('separation-of-duties', 'Whoever requested the change cannot decide it, nor who acts for them.');
  }
  if (touchesSheet(draft.state, change.wanted) && !draft.claim(staffOf('LEADERSHIP'))) {
    refuse(
      'not-your-role',
      'The configuration sheet is confirmed: leadership decides this change (CHANGE-11).',
    );
  }
  if (!approved) {
    rejectChange(draft, change, assessment);
    return;
  }
  checkEvaluated(draft);
  checkCurrency(draft, input.extraCost?.currency, 'extraCost');
  const { state, policy } = draft;
  const extraCost = input.extraCost ?? evaluatedCost(state, change);
  const decision: ChangeDecision = {
    ...draft.sign(),
    approved,
    assessment,
    extraCost,
    needsAgreement: needsAgreement(state, change, extraCost, policy),
  };
  const { changeId } = change;
  draft.emit({ type: 'changeRecorded', changeId, record: { decision } });
  stopClock(draft, 'changeAssessment');
  startClock(draft, looseClocks.changeCustomer);
  // Whoever is asked twice signs once: the decision is the company's word, in writing.
  if (!policy['review.mergeSignatures']) return;
  const confirmation: ChangeConfirmation = {
    ...draft.sign(),
    party: 'COMPANY',
    saidBy: draft.sign().by,
  };
  draft.emit({ type: 'changeConfirmed', changeId, confirmation });
}

function checkEvaluated(draft: Draft): void {
  const pending = pendingEvaluators(draft.state, draft.policy);
  if (pending.length > 0) refuse('blocked', `Still to evaluate the change: ${pending.join(', ')}.`);
  if (waitsForChoice(draft.state)) {
    refuse('blocked', 'The customer has not yet answered the alternative that was offered.');
  }
  const evaluations = Object.values(undecidedChange(draft).evaluations);
  const against = evaluations.filter(({ feasible }) => !feasible).map(({ department }) => department);
  if (against.length > 0) {
    refuse('blocked', `Not feasible for ${against.join(', ')}: offer an alternative or reject the change.`);
  }
}

/** Both parties' word, in writing, before the change takes effect (CHANGE-02). */
export function confirmChange(draft: Draft, input: CommandInputs['confirmChange']): void {
  const change = approvedChange(draft);
  if (change.confirmations[input.party] !== undefined) {
    refuseField('party', 'it has confirmed this change already');
  }
  if (input.party === 'CUSTOMER' && input.evidence === undefined) {
    refuseField('evidence', "say where the customer's written confirmation is kept (CHANGE-02)");
  }
  const confirmation: ChangeConfirmation = { ...draft.sign(), ...input };
  draft.emit({ type: 'changeConfirmed', changeId: change.changeId, confirmation });
  stopWhenAnswered(draft);
}

/** What the customer signs when the change costs more or is later (CHANGE-08). */
export function signChangeAgreement(draft: Draft, input: CommandInputs['signChangeAgreement']): void {
  const change = approvedChange(draft);
  if (change.agreement !== undefined) refuse('blocked', 'The change agreement is signed already.');
  const agreement = { ...draft.sign(), ...input };
  draft.emit({ type: 'changeRecorded', changeId: change.changeId, record: { agreement } });
  stopWhenAnswered(draft);
}

function stopWhenAnswered(draft: Draft): void {
  const { confirmations, agreement, decision } = openChange(draft);
  const isSigned = decision?.needsAgreement !== true || agreement !== undefined;
  if (confirmations.CUSTOMER !== undefined && isSigned) stopClock(draft, 'changeCustomer');
}

function approvedChange(draft: Draft) {
  const change = openChange(draft);
  return change.decision === undefined
    ? refuse('blocked', `Change ${change.changeId} is not decided yet.`)
    : change;
}

export function withdrawChange(draft: Draft, input: CommandInputs['withdrawChange']): void {
  endChange(draft, openChange(draft), 'WITHDRAWN', {}, input.reason);
}

/** Policy: a change that everything is there for takes effect; one that came too late ends, and the customer is told. */
export function applyChange(draft: Draft): void {
  const change = openChange(draft);
  const late = tooLate(draft.state, change, draft.policy);
  if (late !== undefined) {
    rejectChange(draft, change, late.reason);
    return;
  }
  if (!isAgreed(change)) refuse('blocked', `Change ${change.changeId} is not agreed by both parties yet.`);
  letWorkGoOn(draft);
  const total = orderTotal(draft.state.details);
  const made = applyWish(draft, change);
  const extra = change.decision?.extraCost ?? evaluatedCost(draft.state, change);
  endChange(draft, change, 'APPLIED', {
    ...made,
    revision: (draft.state.revision ?? 1) + 1,
    cost: { before: total, after: orderTotal(draft.state.details), extra },
  });
}

/** The customer hears why a change was rejected (CHANGE-14). */
export function tellCustomerOfChange(draft: Draft, input: CommandInputs['tellCustomerOfChange']): void {
  const untold = draft.state.changes?.find(
    ({ outcome, customerTold }) => outcome === 'REJECTED' && customerTold === undefined,
  );
  if (untold === undefined) refuse('blocked', 'The customer has been told of every rejected change.');
  const told = { ...draft.sign(), ...input };
  draft.emit({ type: 'changeTold', changeId: untold.changeId, told });
  const isMore = draft.state.changes?.some(
    ({ outcome, customerTold }) => outcome === 'REJECTED' && customerTold === undefined,
  );
  if (isMore !== true) stopClock(draft, 'changeNotice');
}
