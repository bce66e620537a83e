import type { z } from 'zod';
import type { ChangeImpact } from '../../domain/order/change/impact.ts';
import type { Modification, ModificationSigner } from '../../domain/order/change/modification.ts';
import type { ChangeRequest } from '../../domain/order/change/records.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { modificationSchema } from './order-change-schema.ts';
import type { OrderView } from './order-schema.ts';

/** The open change, those that have ended, and improvements of products, where there are any: marks as lists. */
export function changesView(
  { change, changes, modifications }: OrderState,
  impact: ChangeImpact | undefined,
): Pick<OrderView, 'change' | 'changes' | 'modifications'> {
  const meant = impact === undefined ? {} : { impact };
  return {
    ...(change === undefined ? {} : { change: { ...change, ...marksOf(change), ...meant } }),
    ...(changes === undefined ? {} : { changes: changes.map((each) => ({ ...each, ...marksOf(each) })) }),
    ...(modifications === undefined ? {} : { modifications: modifications.map(modificationView) }),
  };
}

function marksOf({ evaluations, confirmations }: ChangeRequest) {
  return { evaluations: Object.values(evaluations), confirmations: Object.values(confirmations) };
}

function modificationView({ signatures, ...rest }: Modification): z.output<typeof modificationSchema> {
  type Mark = NonNullable<Modification['signatures'][ModificationSigner]>;
  const marks = Object.entries(signatures) as [ModificationSigner, Mark][];
  return { ...rest, signatures: marks.map(([role, mark]) => ({ role, ...mark })) };
}
