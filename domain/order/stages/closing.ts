import { refuse } from '../../errors.ts';
import { staffOf } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { openBypasses } from '../bypass.ts';
import { stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { lacksOriginal } from '../receipt-checks.ts';
import type { FollowUp, OrderState } from '../state.ts';

/** Follow-up, closing and the archive. */
export const closingCommands = {
  recordFollowUp: {
    subject: 'order',
    stages: ['IN_FULFILMENT', 'ACCEPTED', 'SETTLING', 'SETTLED', 'CLOSED'],
    onHold: 'GOES_ON',
    roles: staffOf('AFTER_SALES', 'CUSTOMER_SERVICE'),
    zh: '售后回访',
    en: 'Record follow-up',
    purpose: 'After-sales asks the customer after delivery; it does not hold closing back.',
    requirements: ['AFTER-09'],
    decide: recordFollowUp,
  },
  closeOrder: {
    subject: 'order',
    stages: ['SETTLED'],
    roles: [],
    zh: '关闭订单',
    en: 'Close order',
    purpose: 'Policy: a settled order is closed at once (ruling 18).',
    requirements: ['SETTLE-17'],
    decide: (draft) => enterOrderStage(draft, 'CLOSED'),
  },
  archiveOrder: {
    subject: 'order',
    stages: ['CLOSED'],
    roles: staffOf('SALES'),
    zh: '归档',
    en: 'Archive order',
    purpose: 'Files the order with its four record groups; a missing one needs a waiver with a reason.',
    requirements: ['ARCHIVE-01', 'ARCHIVE-02', 'ARCHIVE-07'],
    decide: archiveOrder,
  },
} satisfies Partial<CommandTable>;

/** What stands in each record group of the file; a group that is absent is still missing (ARCHIVE-02). */
export function recordGroups(state: OrderState): Record<string, string> {
  const groups: Record<string, string> = {};
  if (state.contract !== undefined) groups['CONTRACT'] = state.contract.contractNumber;
  const produced = state.lots.filter((lot) => lot.source === 'PRODUCTION');
  if (produced.length === 0) groups['PRODUCTION'] = 'NONE';
  else if (produced.every((lot) => lot.inspection)) {
    groups['PRODUCTION'] = produced.map((lot) => lot.lotId).join(', ');
  }
  const notes = state.lots.map((lot) => lot.shipment?.shippingNoteNumber);
  if (state.lots.every((lot) => lot.delivery)) groups['DELIVERY'] = [...new Set(notes)].join(', ');
  if (state.followUp !== undefined)
    groups['AFTER_SALES'] = state.followUp.satisfied ? 'SATISFIED' : 'UNSATISFIED';
  return groups;
}

/** Record groups that policy asks for and the file lacks. */
export function missingGroups(state: OrderState, policy: PolicyValues): string[] {
  const groups = recordGroups(state);
  const missing = policy['archive.recordGroups'].filter((group) => groups[group] === undefined);
  return lacksOriginal(state, policy) ? [...missing, 'ORIGINAL'] : missing;
}

function recordFollowUp(draft: Draft, input: CommandInputs['recordFollowUp']): void {
  if (draft.state.followUp !== undefined) refuse('blocked', 'The follow-up is recorded already.');
  if (draft.state.lots.some((lot) => lot.delivery === undefined)) {
    refuse('blocked', 'The follow-up comes after the last delivery (AFTER-09).');
  }
  const followUp: FollowUp = { ...draft.sign(input.comment), satisfied: input.satisfied };
  draft.emit({ type: 'orderRecorded', record: { followUp } });
  stopClock(draft, 'followUp');
}

function archiveOrder(draft: Draft, input: CommandInputs['archiveOrder']): void {
  const waived = new Map((input.waivers ?? []).map((waiver) => [waiver.group, waiver.reason]));
  const missing = missingGroups(draft.state, draft.policy).filter((group) => !waived.has(group));
  if (missing.length > 0) {
    refuse('blocked', `The file lacks ${missing.join(', ')}; add the records or a waiver with a reason.`);
  }
  const owed = openBypasses(draft.state).map(({ department }) => department);
  if (owed.length > 0) {
    refuse('blocked', `Skipped approvals are still to be made up for by ${owed.join(', ')} (REVIEW-21).`);
  }
  const groups = Object.fromEntries([...waived].map(([group, why]) => [group, `WAIVED: ${why}`]));
  const archive = { ...draft.sign(), groups: { ...groups, ...recordGroups(draft.state) } };
  draft.emit({ type: 'orderRecorded', record: { archive } });
  stopClock(draft, 'followUp');
  enterOrderStage(draft, 'ARCHIVED');
}
