import { assignAnew } from './assignment.ts';
import { difference, otherwiseMade, patchedDetails } from './change/patch.ts';
import type { ChangeWish } from './change/records.ts';
import { checkCorrected, checkCorrection } from './check-correction.ts';
import { type ClearableField, pickedDetails } from './correction-record.ts';
import type { CustomerDetails, OrderDetails, OrderType } from './details.ts';
import type { Draft } from './draft.ts';
import type { Project } from './project.ts';
import { reopenForCorrection } from './reopening.ts';
import { settleGaps } from './settle-gaps.ts';
import type { OrderState } from './state.ts';

/** What should have been entered, by field; fields of customer and project are laid over those that are there. */
export interface EntryCorrection extends ChangeWish {
  customer?: CustomerDetails;
  orderType?: OrderType;
  project?: Project;
}

export interface CorrectionInput {
  correction?: EntryCorrection;
  /** Fields that should be empty. */
  cleared?: ClearableField[];
  reason: string;
}

/** Put right what was entered wrongly, up to the release of the order (INTAKE-24). */
export function correctEntry(draft: Draft, { correction = {}, cleared = [], reason }: CorrectionInput): void {
  const before = draft.state.details;
  checkCorrection(draft.state, { correction, cleared });
  const after = correctedDetails(before, correction, cleared);
  checkCorrected(draft, after);
  const changed = difference(before, after);
  const otherwise = otherwiseMade(before, after);
  draft.emit({
    type: 'detailsChanged',
    before: { ...changed.before, ...pickedDetails(before, cleared) },
    after: changed.after,
    ...(otherwise.length === 0 ? {} : { otherwise }),
    ...(cleared.length === 0 ? {} : { cleared }),
    correction: { ...draft.sign(), reason },
  });
  const { stage } = draft.state;
  if (stage === 'RECEIVED' || stage === 'AWAITING_INFO') settleGaps(draft);
  reopenForCorrection(draft, before);
  assignAnew(draft);
}

/** True while a wrong entry can be corrected: nothing is released yet, and no change is open. */
export function isCorrectable({ lots, change }: Pick<OrderState, 'lots' | 'change'>): boolean {
  return lots.length === 0 && change === undefined;
}

function correctedDetails(
  details: OrderDetails,
  { customer, orderType, project, ...wish }: EntryCorrection,
  cleared: readonly ClearableField[],
): OrderDetails {
  const after: OrderDetails = {
    ...patchedDetails(details, wish),
    customer: { ...details.customer, ...customer },
    ...(orderType === undefined ? {} : { orderType }),
    ...(project === undefined ? {} : { project: { ...details.project, ...project } }),
  };
  for (const field of cleared) delete after[field];
  return after;
}
