import { refuse, refuseField } from '../../errors.ts';
import { actorId, hasPartIn } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { minus, partOf, positive, quantityIn } from '../amounts.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import { type Inspection, isRectificationProposed } from '../lot.ts';
import { splitLot } from '../split-lot.ts';

/** Inspection, rectification and rework. */
export const inspectionCommands = {
  recordInspection: {
    subject: 'lot',
    stages: ['IN_QC'],
    roles: staffOf('QUALITY'),
    zh: '记录检验结果',
    en: 'Record inspection',
    purpose: 'Passes or fails the goods line by line; what failed becomes a lot of its own in rework.',
    requirements: ['QC-01', 'QC-03', 'QC-07', 'QC-10', 'PRIV-06'],
    decide: recordInspection,
  },
  proposeRectification: {
    subject: 'lot',
    stages: ['REWORK'],
    roles: staffOf('QUALITY'),
    zh: '提出整改建议',
    en: 'Propose rectification',
    purpose: 'Cause, measure, owner and date for nonconforming goods, on the day of discovery.',
    requirements: ['QC-02', 'QC-05'],
    decide: proposeRectification,
  },
  completeRework: {
    subject: 'lot',
    stages: ['REWORK'],
    roles: staffOf('PRODUCTION'),
    zh: '完成返工',
    en: 'Complete rework',
    purpose: 'The rework is done; a second inspection is due.',
    requirements: ['QC-03'],
    decide: completeRework,
  },
} satisfies Partial<CommandTable>;

function recordInspection(draft: Draft, input: CommandInputs['recordInspection'], lotId: string): void {
  const lot = draft.lot(lotId);
  if (hasPartIn(draft.actor, lot.completion ?? {})) {
    refuse('separation-of-duties', 'Whoever reported production complete cannot inspect the goods (QC-10).');
  }
  const passed = positive(input.passed);
  const failed = positive(input.failed);
  partOf(lot.lines, passed, 'passed');
  partOf(lot.lines, failed, 'failed');
  for (const line of lot.lines) {
    const judged = quantityIn(passed, line.line) + quantityIn(failed, line.line);
    if (judged !== quantityIn(lot.lines, line.line)) {
      refuseField('passed', `passed and failed of line ${line.line} must add up to its ${line.quantity}`);
    }
  }
  const inspection: Inspection = {
    ...draft.sign(input.comment),
    passed,
    failed,
    standardVersion: input.standardVersion,
  };
  draft.emit({ type: 'lotRecorded', lotId, record: { inspection } });
  if (passed.length > 0) stockIn(draft, splitLot(draft, lotId, passed));
  if (minus(lot.lines, passed).length === 0) return;
  draft.emit({ type: 'lotRecorded', lotId, record: { reworkRounds: lot.reworkRounds + 1 } });
  enterLotStage(draft, lotId, 'REWORK');
}

/** A special order is picked up within days that count from the stock-in (SPECIAL-08). */
function stockIn(draft: Draft, lotId: string): void {
  enterLotStage(draft, lotId, 'STOCKED_IN');
  if (draft.state.details.orderType !== 'SPECIAL') return;
  startClock(draft, looseClocks.pickUpFree, lotId);
  startClock(draft, looseClocks.pickUpGrace, lotId);
}

function proposeRectification(
  draft: Draft,
  input: CommandInputs['proposeRectification'],
  lotId: string,
): void {
  const rectification = { ...input, by: actorId(draft.actor), at: draft.at };
  draft.emit({ type: 'lotRecorded', lotId, record: { rectification } });
  stopClock(draft, 'rectification', lotId);
  stopClock(draft, 'rework', lotId);
  startClock(draft, looseClocks.rework, lotId);
}

function completeRework(draft: Draft, input: CommandInputs['completeRework'], lotId: string): void {
  if (!isRectificationProposed(draft.lot(lotId))) {
    refuse('blocked', 'Quality has not yet proposed how to rectify the goods (QC-02).');
  }
  draft.emit({ type: 'lotRecorded', lotId, record: { completion: draft.sign(input.comment) } });
  stopClock(draft, 'rework', lotId);
  enterLotStage(draft, lotId, 'IN_QC');
}
