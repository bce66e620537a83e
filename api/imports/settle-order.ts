import type { ImportRow } from '../../db/imports/keep-import.ts';
import { orderIdsByNumber } from '../../db/imports/keep-import.ts';
import type { ImportedRow } from '../../db/imports/read-imports.ts';
import type { SettledOrder } from '../../db/imports/settle-orders.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { orderRequest } from '../inputs/order-request.ts';
import { fingerprintOf, orderIdOf, updateIdOf } from '../orders/order-id.ts';
import { receiptOf, receiveOrder } from '../orders/receive-order.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';
import { refusedAs, settledAs } from './import-outcome.ts';

/**
 * Receives one order of a sheet, or in a dry run tells what would become of it. The order's id follows from its
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
  const read = orderRequest.safeParse(row.request);
  if (!read.success) {
    const errors = fieldProblems(read.error.issues);
    return refusedAs(orderRow, new ProblemError('validation-failed', 'These fields do not fit', { errors }));
  }
  const key = `import ${of.sha256} ${orderRow}`;
  if (of.dryRun) return await rehearsed(context, caller, row, { request: read.data, key });
  const ticket = { key, updateId: updateIdOf(caller.personId, key), resumed: false };
  const { state, created } = await receiveOrder(context, caller, read.data, ticket);
  return settledAs(orderRow, state, { isNew: created, isThere: true });
}

/** A result sheet that is sent again names the orders that it started: they are there, and stay as they are. */
async function sameNumber(
  context: ApiContext,
  caller: Caller,
  orderRow: number,
  orderNumber: string,
): Promise<SettledOrder> {
  const { database } = context;
  const orderId = (await orderIdsByNumber(database, [orderNumber])).get(orderNumber);
  if (orderId === undefined || !(await mayRead(database, await scopeOf(context, caller), orderId))) {
    const errors = [{ path: 'orderNumber', reason: 'is the number of no order that you may read' }];
    return refusedAs(orderRow, new ProblemError('does-not-fit', 'This order is not known', { errors }));
  }
  return settledAs(orderRow, { orderId, orderNumber, gaps: [] }, { isNew: false, isThere: true });
}

async function rehearsed(
  context: ApiContext,
  caller: Caller,
  { orderRow }: ImportedRow,
  { request, key }: { request: ReturnType<typeof orderRequest.parse>; key: string },
): Promise<SettledOrder> {
  const { orderId } = orderIdOf(request, { caller: caller.personId, key });
  const known = await readOrder(context.database, orderId);
  if (known !== undefined) {
    const isSame = known.fingerprint === fingerprintOf(request);
    if (!isSame || !(await mayRead(context.database, await scopeOf(context, caller), orderId))) {
      throw new ProblemError('order-differs');
    }
    return settledAs(orderRow, known, { isNew: false, isThere: true });
  }
  const { command, policy } = await receiptOf(context, caller, request, {});
  const { outcomes, state } = composeBatch(unopened(orderId), [command], nowOf(context), policy);
  const [outcome] = outcomes;
  if (outcome?.accepted === false) throw refusalProblem(outcome.refusal);
  return settledAs(orderRow, state, { isNew: true, isThere: false });
}
