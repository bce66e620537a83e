import type { ImportRow } from '../../db/imports/keep-import.ts';
import { orderIdOfNumber } from '../../db/imports/known-orders.ts';
import type { ImportedRow } from '../../db/imports/read-imports.ts';
import type { SettledOrder } from '../../db/imports/settle-orders.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { type OrderRequest, orderRequest } from '../inputs/order-request.ts';
import { updateIdOf } from '../orders/order-id.ts';
import { receiveOrder } from '../orders/receive-order.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { ProblemError } from '../problems/problem.ts';
import { refusedAs, settledAs } from './import-outcome.ts';

/**
 * Receives one order of a sheet. The order's id follows from its
 * external number, or else from the file and its row: however often this runs, it is one order. Throws what may pass,
 * such as an engine that is away; all else is told of the row.
 */
export async function settleOrder(
  context: ApiContext,
  caller: Caller,
  of: ImportRow,
  row: ImportedRow,
): Promise<SettledOrder> {
  const { orderRow, orderNumber } = row;
  if (orderNumber !== null) return await sameNumber(context, caller, orderRow, orderNumber);
  const request = requestIn(row);
  const key = keyOf(of, row);
  const ticket = { key, updateId: updateIdOf(caller.personId, key), resumed: false };
  const { state, created } = await receiveOrder(context, caller, request, ticket);
  return settledAs(orderRow, state, { isNew: created, isThere: true });
}

/** What is sent to receive the order of a row. Throws a problem when it is none any more, as after an upgrade. */
export function requestIn({ request }: ImportedRow): OrderRequest {
  const read = orderRequest.safeParse(request);
  if (read.success) return read.data;
  const errors = fieldProblems(read.error.issues);
  throw new ProblemError('validation-failed', 'These fields do not fit', { errors });
}

/** An order without a number of its own is known by the file and its row, whoever sends the file. */
export function keyOf({ sha256 }: ImportRow, { orderRow }: ImportedRow): string {
  return `import ${sha256} ${orderRow}`;
}

/** A result sheet that is sent again names the orders that it started: they are there, and stay as they are. */
export async function sameNumber(
  context: ApiContext,
  caller: Caller,
  orderRow: number,
  orderNumber: string,
): Promise<SettledOrder> {
  const { database } = context;
  const orderId = await orderIdOfNumber(database, orderNumber);
  if (orderId === undefined || !(await mayRead(database, await scopeOf(context, caller), orderId))) {
    const errors = [{ path: 'orderNumber', reason: 'is the number of no order that you may read' }];
    return refusedAs(orderRow, new ProblemError('does-not-fit', 'This order is not known', { errors }));
  }
  return settledAs(orderRow, { orderId, orderNumber, gaps: [] }, { isNew: false, isThere: true });
}
