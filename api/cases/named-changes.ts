import { readOrder } from '../../db/reads/read-order.ts';
import type { CaseCommandInputs } from '../../domain/cases/case-inputs.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ApiContext } from '../context.ts';
import { unfitField } from '../problems/problem.ts';

/** Throws `does-not-fit` where a cause names a change that none of the case's orders has (CHANGE-16). */
export async function checkNamedChanges(
  { database }: ApiContext,
  { orders }: Pick<CaseState, 'orders'>,
  { input }: Pick<CaseCommand, 'input'>,
): Promise<void> {
  const { causes } = input as CaseCommandInputs['recordAnalysis'];
  const named = causes.flatMap(({ changeId }, index) =>
    changeId === undefined ? [] : [{ changeId, index }],
  );
  if (named.length === 0) return;
  const ids = [...new Set(orders.map(({ orderId }) => orderId))];
  const states = await Promise.all(ids.map(async (orderId) => await readOrder(database, orderId)));
  const known = new Set(states.flatMap((state) => (state === undefined ? [] : changesOf(state))));
  const unknown = named.find(({ changeId }) => !known.has(changeId));
  if (unknown === undefined) return;
  const path = `input.causes[${unknown.index}].changeId`;
  if (known.size === 0) throw unfitField(path, "none of the case's orders was changed: leave it out");
  throw unfitField(path, `must be a change of the case's orders: ${[...known].join(', ')}`);
}

function changesOf({ change, changes = [] }: OrderState): string[] {
  return [...changes, ...(change === undefined ? [] : [change])].map(({ changeId }) => changeId);
}
