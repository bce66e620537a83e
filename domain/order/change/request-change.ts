import { refuse, refuseField } from '../../errors.ts';
import { staffOf } from '../../people/roles.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import { placeHold } from '../hold-control.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { OrderState } from '../state.ts';
import { checkWish } from './check-wish.ts';
import { letWorkGoOn } from './end-change.ts';
import { evaluatorsOf } from './evaluators.ts';
import { patchedDetails, subjectsOf } from './patch.ts';
import type { Wanted } from './reach.ts';
import type { ChangeAlternative, ChangeEvaluation, ChangeRequest, ChangeWish } from './records.ts';

/** A change request by its form: it is answered at once whether work goes on, and assessed in time (CHANGE-01). */
export function requestChange(draft: Draft, input: CommandInputs['requestChange']): void {
  const { change, changes = [] } = draft.state;
  if (change !== undefined) {
    refuse('blocked', `Change ${change.changeId} is open since ${change.at}: end it, or wait for its end.`);
  }
  const { onlyLot, ...form } = input;
  const wish: Wanted = { wanted: input.wanted, ...(onlyLot === undefined ? {} : { lotId: onlyLot }) };
  checkWish(draft, wish);
  checkSheet(draft, input.wanted);
  const changeId = `C${changes.length + 1}`;
  const request: ChangeRequest = {
    ...draft.sign(),
    ...form,
    ...wish,
    changeId,
    evaluations: {},
    confirmations: {},
  };
  draft.emit({ type: 'changeRequested', change: request });
  startClock(draft, looseClocks.changeAnswer);
  startClock(draft, looseClocks.changeAssessment);
  raiseWhenFrequent(draft, changes.length + 1);
}

/** True for a wish that touches what a confirmed configuration sheet says (CHANGE-11). */
export function touchesSheet({ configurationSheet, details }: OrderState, wanted: ChangeWish): boolean {
  if (configurationSheet === undefined) return false;
  return subjectsOf(details, patchedDetails(details, wanted)).includes('SPECIFICATION');
}

/** What a region may not change, contract management may request; leadership then decides. */
function checkSheet(draft: Draft, wanted: ChangeWish): void {
  if (!touchesSheet(draft.state, wanted) || draft.claim(staffOf('CONTRACT_ORDER'))) return;
  const { sheetNumber = '' } = draft.state.configurationSheet ?? {};
  refuse(
    'not-your-role',
    `The configuration sheet ${sheetNumber} is confirmed: contract management requests such a change, not a region (CHANGE-11).`,
  );
}

/** Said once, by the change that goes beyond the number (CHANGE-10). */
function raiseWhenFrequent(draft: Draft, requests: number): void {
  if (requests !== draft.policy['change.frequentThreshold'] + 1) return;
  const description = `客户已提出 ${requests} 次变更 · ${requests} changes requested`;
  draft.emit({
    type: 'exceptionRaised',
    exception: { type: 'FREQUENT_CHANGES', description, department: 'SALES' },
  });
}

/** Ruling 16: work goes on, stands still, or stands still from a named operation on; the clocks follow. */
export function answerChange(draft: Draft, input: CommandInputs['answerChange']): void {
  const change = openChange(draft);
  const { workGoesOn, holdFrom, comment } = input;
  if (workGoesOn && holdFrom !== undefined) {
    refuseField('holdFrom', 'work that goes on is not held from an operation on');
  }
  const answer = { ...draft.sign(comment), workGoesOn, ...(holdFrom === undefined ? {} : { holdFrom }) };
  draft.emit({ type: 'changeRecorded', changeId: change.changeId, record: { answer } });
  stopClock(draft, 'changeAnswer');
  letWorkGoOn(draft);
  if (workGoesOn) return;
  placeHold(draft, {
    reason: 'CHANGE',
    note: change.changeId,
    ...(change.lotId === undefined ? {} : { lotId: change.lotId }),
    ...(holdFrom === undefined ? {} : { from: holdFrom }),
  });
}

/** A department says what the change means; a later evaluation supersedes (CHANGE-04). */
export function evaluateChange(draft: Draft, input: CommandInputs['evaluateChange']): void {
  const change = undecidedChange(draft);
  const { comment, ...said } = input;
  if (!evaluatorsOf(draft.state, change.wanted, draft.policy).includes(input.department)) {
    refuseField('department', `${input.department} does not evaluate this change`);
  }
  checkCurrency(draft, input.extraCost?.currency, 'extraCost');
  const evaluation: ChangeEvaluation = { ...draft.sign(comment), ...said };
  draft.emit({ type: 'changeEvaluated', changeId: change.changeId, evaluation });
}

/** What we can do instead; the customer's clock runs until there is an answer (CHANGE-05, SLA-10). */
export function offerAlternative(draft: Draft, input: CommandInputs['offerAlternative']): void {
  const { changeId, lotId, alternatives = [] } = undecidedChange(draft);
  checkWish(draft, { wanted: input.wanted, ...(lotId === undefined ? {} : { lotId }) });
  const alternativeId = `A${alternatives.length + 1}`;
  const alternative: ChangeAlternative = { ...draft.sign(), ...input, alternativeId };
  const record = { alternatives: [...alternatives, alternative] };
  draft.emit({ type: 'changeRecorded', changeId, record });
  if (draft.policy['sla.pauseOnCustomer']) stopClock(draft, 'changeAssessment');
  stopClock(draft, 'changeCustomer');
  startClock(draft, looseClocks.changeCustomer);
}

/** The customer takes an alternative, which is then evaluated anew, or keeps to what was wanted. */
export function chooseAlternative(draft: Draft, input: CommandInputs['chooseAlternative']): void {
  const { changeId, lotId, alternatives = [] } = undecidedChange(draft);
  if (!waitsForChoice(draft.state)) refuse('blocked', 'No alternative waits for an answer of the customer.');
  const { alternativeId, saidBy } = input;
  const chosen = alternatives.find((each) => each.alternativeId === alternativeId);
  if (alternativeId !== undefined && chosen === undefined) {
    const offered = alternatives.map((each) => each.alternativeId).join(', ');
    refuseField('alternativeId', `one of ${offered}`);
  }
  const answered = alternatives.map((each) =>
    each.chosen === undefined ? { ...each, chosen: each === chosen, comment: saidBy } : each,
  );
  const record = { alternatives: answered };
  if (chosen === undefined) {
    draft.emit({ type: 'changeRecorded', changeId, record });
  } else {
    checkWish(draft, { wanted: chosen.wanted, ...(lotId === undefined ? {} : { lotId }) });
    draft.emit({
      type: 'changeRecorded',
      changeId,
      record: { ...record, wanted: chosen.wanted, evaluations: {} },
    });
  }
  stopClock(draft, 'changeCustomer');
  stopClock(draft, 'changeAssessment');
  startClock(draft, looseClocks.changeAssessment);
}

/** True while the customer has an alternative to answer. */
export function waitsForChoice({ change }: OrderState): boolean {
  return change?.alternatives?.some(({ chosen }) => chosen === undefined) ?? false;
}

/** The change that is open, or a refusal. */
export function openChange({ state: { change } }: Draft): ChangeRequest {
  return change ?? refuse('blocked', 'No change of this order is open.');
}

/** The open change, as long as nothing is decided. */
export function undecidedChange(draft: Draft): ChangeRequest {
  const change = openChange(draft);
  if (change.decision !== undefined) refuse('blocked', `Change ${change.changeId} is approved already.`);
  return change;
}

/** Refuse an amount in another currency than the order's. */
export function checkCurrency(draft: Draft, currency: string | undefined, path: string): void {
  const own = draft.state.details.lines.find((line) => line.unitPrice)?.unitPrice?.currency ?? 'CNY';
  if (currency !== undefined && currency !== own) {
    refuseField(`${path}.currency`, `the order is in ${own}`);
  }
}
