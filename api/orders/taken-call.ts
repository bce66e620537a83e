import { peopleNames } from '../../db/reads/people-names.ts';
import { isBefore } from '../../domain/instant.ts';
import type { OrderDetails } from '../../domain/order/details.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { OrderRequest } from '../inputs/order-request.ts';
import { unfitField } from '../problems/problem.ts';

/**
 * How a telephone order was taken down (INTAKE-04): by whoever enters it, when it came in, unless said otherwise. What
 * was dictated nobody but that person knows. Nothing for an order by another channel that says nothing of a call.
 */
export async function takenCall(
  context: ApiContext,
  caller: Caller,
  { channel, taken, occurredAt }: OrderRequest,
): Promise<Pick<OrderDetails, 'taken'>> {
  if (channel !== 'PHONE') return taken === undefined ? {} : { taken };
  if (taken?.at !== undefined && isBefore(nowOf(context), taken.at))
    throw unfitField('taken.at', `must not lie after now, ${nowOf(context)}`);
  const names = taken?.by === undefined ? await peopleNames(context.database, [caller.personId]) : undefined;
  const by = names?.get(caller.personId)?.zh ?? caller.personId;
  return { taken: { by, at: occurredAt ?? nowOf(context), ...taken } };
}
