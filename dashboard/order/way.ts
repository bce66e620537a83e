import { type LotStage, lotStages } from '../../domain/order/stage-names.ts';
import type { CourseStage } from './use-order-parts.ts';

/** A lot's way if nothing goes wrong. */
export const lotWay: readonly LotStage[] = lotStages.filter(
  (stage) => !['MATERIAL_SHORTAGE', 'REWORK', 'DELIVERY_EXCEPTION'].includes(stage),
);

/** Stages beside a lot's way, and the one on the way at which it is held up. */
const heldUpAt: Partial<Record<LotStage, LotStage>> = {
  MATERIAL_SHORTAGE: 'PLANNED',
  REWORK: 'IN_QC',
  DELIVERY_EXCEPTION: 'SHIPPED',
};

/** Which step of its way a lot is at, from 0. */
export function stepOf(stage: LotStage): number {
  return lotWay.indexOf(heldUpAt[stage] ?? stage);
}

export function isHeldUp(stage: LotStage): boolean {
  return heldUpAt[stage] !== undefined;
}

const isOfLots = ({ stage }: CourseStage) => lotStages.some((each) => each === stage);

/** The order's own stages, each once as it was last, with the lots' stages folded into one. */
export function orderSteps(stages: readonly CourseStage[]): CourseStage[] {
  const steps = new Map<string, CourseStage>();
  for (const each of stages) {
    if (!isOfLots(each)) {
      // An order is received once, though it is looked at again when information has come.
      if (each.stage === 'RECEIVED' && each.state === 'TO_COME') continue;
      if (each.state === 'TO_COME') steps.delete(each.stage);
      steps.set(each.stage, each);
    } else if (!steps.has('IN_FULFILMENT')) {
      const { stageName: _name, lotId: _lot, ...rest } = each;
      const stageName = { zh: '执行中', en: 'In fulfilment' };
      steps.set('IN_FULFILMENT', { ...rest, stage: 'IN_FULFILMENT', stageName });
    } else if (each.state === 'TO_COME') {
      // What is to come of the lots ends with the last of them.
      const fulfilment = steps.get('IN_FULFILMENT');
      if (fulfilment?.state === 'TO_COME')
        steps.set('IN_FULFILMENT', { ...fulfilment, plannedAt: each.plannedAt });
    }
  }
  return [...steps.values()];
}
