import type { ImportRow } from '../../db/imports/keep-import.ts';
import { knownOrders } from '../../db/imports/known-orders.ts';
import type { ImportedRow } from '../../db/imports/read-imports.ts';
import type { SettledOrder } from '../../db/imports/settle-orders.ts';
import {
  type CustomerFile,
  type ProductRow,
  readCustomerFile,
  readProducts,
} from '../../db/reads/read-files.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { type OrderRequest, orderRequest } from '../inputs/order-request.ts';
import { fingerprintOf, orderIdOf } from '../orders/order-id.ts';
import { type ReadFiles, receiptOf } from '../orders/receive-order.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';
import { settledAs } from './import-outcome.ts';
import { keyOf, requestIn, sameNumber } from './settle-order.ts';

/** Tells what would become of an order of a sheet, and starts nothing. */
export type Rehearsal = (row: ImportedRow) => Promise<SettledOrder>;

/**
 * A rehearsal of some orders of a sheet: policy, customers and products are read once for all of them, and which of
 * the orders are there already in one go. The rules that decide are those that decide live.
 */
export async function rehearsalOf(
  context: ApiContext,
  caller: Caller,
  of: ImportRow,
  rows: readonly ImportedRow[],
): Promise<Rehearsal> {
  const idOf = (row: ImportedRow, request: Pick<OrderRequest, 'channel' | 'externalNumber'>) =>
    orderIdOf(request, { caller: caller.personId, key: keyOf(of, row) }).orderId;
  const ids = rows.flatMap((row) => {
    const read = orderRequest.safeParse(row.request);
    return read.success ? [idOf(row, read.data)] : [];
  });
  const known = await knownOrders(context.database, ids);
  const once = readingOnce(context);
  return async (row) => {
    const { orderRow, orderNumber } = row;
    if (orderNumber !== null) return await sameNumber(context, caller, orderRow, orderNumber);
    const request = requestIn(row);
    const orderId = idOf(row, request);
    if (known.has(orderId)) return await sameOrder(context, caller, orderRow, { orderId, request });
    const { command, policy } = await receiptOf(once.context, caller, request, {}, once.readFiles);
    const { outcomes, state } = composeBatch(unopened(orderId), [command], nowOf(context), policy);
    const [outcome] = outcomes;
    if (outcome?.accepted === false) throw refusalProblem(outcome.refusal);
    return settledAs(orderRow, state, { isNew: true, isThere: false });
  };
}

/** As the order that is there would answer: it is the same, or another of its number. */
async function sameOrder(
  context: ApiContext,
  caller: Caller,
  orderRow: number,
  { orderId, request }: { orderId: string; request: OrderRequest },
): Promise<SettledOrder> {
  const state = await readOrder(context.database, orderId);
  const isSame = state?.fingerprint === fingerprintOf(request);
  if (
    state === undefined ||
    !isSame ||
    !(await mayRead(context.database, await scopeOf(context, caller), orderId))
  ) {
    throw new ProblemError('order-differs');
  }
  return settledAs(orderRow, state, { isNew: false, isThere: true });
}

/** What many orders of one sheet share is asked for once. */
function readingOnce(context: ApiContext): { context: ApiContext; readFiles: ReadFiles } {
  const { database, reference } = context;
  let policy: Promise<Policy> | undefined;
  const currentPolicy = () => {
    policy ??= reference.currentPolicy();
    return policy;
  };
  const customers = new Map<string, Promise<CustomerFile | undefined>>();
  const products = new Map<string, Promise<ProductRow[]>>();
  const readFiles: ReadFiles = async (_context, request) => {
    const { customerId } = request.customer;
    const codes = [...new Set(request.lines.flatMap((line) => line.productCode ?? []))];
    const [customer, ...found] = await Promise.all([
      customerId === undefined
        ? undefined
        : first(customers, customerId, () => readCustomerFile(database, customerId)),
      ...codes.map((code) => first(products, code, () => readProducts(database, [code]))),
    ]);
    return { customer, products: found.flat() };
  };
  return { context: { ...context, reference: { ...reference, currentPolicy } }, readFiles };
}

function first<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
