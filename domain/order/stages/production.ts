import { refuseField } from '../../errors.ts';
import { actorId } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { partOf, positive } from '../amounts.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { DelayReport } from '../lot.ts';
import { splitLot } from '../split-lot.ts';

/** Production with progress, delays and completion. */
export const productionCommands = {
  reportProgress: {
    subject: 'lot',
    stages: ['IN_PRODUCTION'],
    roles: staffOf('PRODUCTION'),
    zh: '报告进度',
    en: 'Report progress',
    purpose: 'Percentage reached and expected finish, for sales and the customer.',
    requirements: ['PROD-06'],
    decide: (draft, input, lotId) => {
      const progress = { ...input, by: actorId(draft.actor), at: draft.at };
      draft.emit({ type: 'lotRecorded', lotId, record: { progress } });
    },
  },
  reportDelay: {
    subject: 'lot',
    stages: ['IN_PRODUCTION'],
    onHold: 'GOES_ON',
    onCancellation: 'WAITS',
    roles: staffOf('PRODUCTION'),
    zh: '报告延误',
    en: 'Report delay',
    purpose: 'Reports a delay at once; without a proposal the proposal becomes a task of its own.',
    requirements: ['PROD-04', 'PROD-05'],
    decide: reportDelay,
  },
  proposeRemedy: {
    subject: 'lot',
    stages: ['IN_PRODUCTION'],
    roles: staffOf('PRODUCTION'),
    zh: '提出解决方案',
    en: 'Propose remedy',
    purpose: 'Hands in the proposal that a delay report lacked.',
    requirements: ['PROD-04'],
    decide: proposeRemedy,
  },
  completeProduction: {
    subject: 'lot',
    stages: ['IN_PRODUCTION'],
    roles: staffOf('PRODUCTION'),
    zh: '完成生产',
    en: 'Complete production',
    purpose: 'Reports finished goods, all or part of the lot; the inspection clock starts.',
    requirements: ['PROD-01', 'PROD-12'],
    decide: completeProduction,
  },
} satisfies Partial<CommandTable>;

function reportDelay(draft: Draft, input: CommandInputs['reportDelay'], lotId: string): void {
  const { delay: type, ...rest } = input;
  const delay: DelayReport = { ...rest, type, by: actorId(draft.actor), at: draft.at };
  draft.emit({ type: 'lotRecorded', lotId, record: { delay } });
  stopClock(draft, 'delayProposal', lotId);
  if (input.proposal === undefined) startClock(draft, looseClocks.delayProposal, lotId);
  if (input.newFinish !== undefined) replan(draft, lotId, input.newFinish, input.reason);
}

function proposeRemedy(draft: Draft, input: CommandInputs['proposeRemedy'], lotId: string): void {
  const { delay } = draft.lot(lotId);
  if (delay === undefined || delay.proposal !== undefined) {
    refuseField('proposal', 'no delay report waits for a proposal');
  }
  draft.emit({ type: 'lotRecorded', lotId, record: { delay: { ...delay, ...input } } });
  stopClock(draft, 'delayProposal', lotId);
  if (input.newFinish !== undefined) replan(draft, lotId, input.newFinish, delay.reason);
}

/** The old plan stays in the journal; the production clock runs in a new cycle to the new date (SLA-14). */
function replan(draft: Draft, lotId: string, newFinish: string, reason: string): void {
  const { plan, planVersion } = draft.lot(lotId);
  if (plan === undefined) return;
  if (newFinish < plan.start) refuseField('newFinish', `production started on ${plan.start}`);
  const next = { ...plan, finish: newFinish, reason, by: actorId(draft.actor), at: draft.at };
  draft.emit({ type: 'lotRecorded', lotId, record: { plan: next, planVersion: planVersion + 1 } });
  enterLotStage(draft, lotId, 'IN_PRODUCTION');
}

function completeProduction(draft: Draft, input: CommandInputs['completeProduction'], lotId: string): void {
  const lot = draft.lot(lotId);
  const finished = positive(input.finished ?? lot.lines);
  partOf(lot.lines, finished, 'finished');
  if (finished.length === 0) refuseField('finished', 'nothing is finished yet: report progress instead');
  const done = splitLot(draft, lotId, finished);
  if (done === lotId) stopClock(draft, 'delayProposal', lotId);
  draft.emit({ type: 'lotRecorded', lotId: done, record: { completion: draft.sign(input.comment) } });
  enterLotStage(draft, done, 'IN_QC');
}
