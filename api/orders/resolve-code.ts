import { type FoundCode, findByNumber, findByTrackingNumber } from '../../db/reads/find-code.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { mayRead, visible } from '../../db/rights/visible-orders.ts';
import { orders } from '../../db/schema/orders.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { ApiContext } from '../context.ts';
import { readCode } from './read-code.ts';

/** An order that a code stands for, and the lot if it names one. */
export interface Coded {
  state: OrderState;
  lotId?: string;
}

/** What a code stands for within a scope; undefined alike for what is unknown and for what is not to be read. */
export async function resolveCode(
  { database }: Pick<ApiContext, 'database'>,
  scope: ReadScope,
  code: string,
): Promise<Coded | undefined> {
  const { orderId, number, lotId } = readCode(code);
  const rights = visible(scope, orders.orderId);
  let found: FoundCode | undefined;
  if (orderId !== undefined) found = (await mayRead(database, scope, orderId)) ? { orderId } : undefined;
  else if (number !== undefined) {
    found = await findByNumber(database, number, rights);
    // A carrier's number may have a slash in it like a lot of ours.
    found ??= await findByTrackingNumber(database, code.trim(), rights);
  }
  const state = found && (await readOrder(database, found.orderId));
  if (found === undefined || state === undefined) return undefined;
  const lot = found.lotId ?? lotId;
  if (lot === undefined) return { state };
  return state.lots.some((each) => each.lotId === lot) ? { state, lotId: lot } : undefined;
}
