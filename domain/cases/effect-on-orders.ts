import type { CaseEffect } from '../order/order-case.ts';
import { lotStages } from '../order/stage-names.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { AddedOrder } from './case-inputs.ts';
import { type CaseType, caseKinds } from './case-kinds.ts';
import type { CaseOrder, CaseState } from './case-state.ts';

/**
 * What a case does to one of its orders: policy says it by type. Wrong information blocks only what uses the wrong
 * field, and warns where nothing does (EXC-10, ruling 13).
 */
export function effectOn(
  { kind, type }: Pick<CaseState, 'kind' | 'type'>,
  { wrongField }: AddedOrder,
  policy: PolicyValues,
): Pick<CaseOrder, 'effect' | 'from'> {
  if (caseKinds[kind].effectOnOrders === 'NONE') return { effect: 'NONE' };
  const effect = effectOfType(type, policy);
  if (effect !== 'BLOCK' || type !== 'INFO_ERROR' || wrongField === undefined) return { effect };
  const from = lotStages.find((stage) => stage === policy['exc.blocksFrom'][wrongField]);
  return from === undefined ? { effect: 'WARN' } : { effect, from };
}

function effectOfType(type: CaseType, policy: PolicyValues): CaseEffect {
  const effects: Readonly<Record<string, string>> = policy['exc.effect'];
  const effect = type === 'PROBLEM' ? policy['exc.problemEffect'] : effects[type];
  if (effect === 'BLOCK') return 'BLOCK';
  return effect === 'RUN_ON' ? 'NONE' : 'WARN';
}
