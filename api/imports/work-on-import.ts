import type { FastifyBaseLogger } from 'fastify';
import { endImport, keepClaim } from '../../db/imports/claim-import.ts';
import type { ImportRow } from '../../db/imports/keep-import.ts';
import { type ImportedRow, nextOrders } from '../../db/imports/read-imports.ts';
import { type SettledOrder, settleOrders } from '../../db/imports/settle-orders.ts';
import { problems } from '../../domain/errors.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import { callerOfImport } from './import-caller.ts';
import { refusedAs } from './import-outcome.ts';
import { rehearsalOf } from './rehearse-order.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Orders of one turn, after which other imports have theirs. What became of a real one is written at once, so that a
 * kill loses none; those of a dry run are written together.
 */
const ordersATurn = 100;

/** Works on the next orders of an import, and ends it when there are none. Throws what may pass. */
export async function workOnImport(
  context: ApiContext,
  log: FastifyBaseLogger,
  of: ImportRow,
  stopping: AbortSignal,
): Promise<void> {
  const { database, waits } = context;
  const lease = () => new Date(Date.parse(nowOf(context)) + waits.importLease).toISOString();
  const keeping = setInterval(() => {
    keepClaim(database, of.importId, lease()).catch((error: unknown) => {
      log.warn({ err: error, importId: of.importId }, 'an import could not be kept; it is claimed again');
    });
  }, waits.importLease / 3);
  try {
    const caller = await callerOfImport(context, of);
    const orders = await nextOrders(database, of.importId, ordersATurn);
    const rehearse = of.dryRun && caller ? await rehearsalOf(context, caller, of, orders) : undefined;
    const settle = (row: ImportedRow) =>
      outcomeOf(log, { of, caller, row }, (by) =>
        rehearse === undefined ? settleOrder(context, by, of, row) : rehearse(row),
      );
    await settleAll(context, { of, orders, stopping, settle });
    if (orders.length < ordersATurn && !stopping.aborted)
      await endImport(database, of.importId, nowOf(context));
  } finally {
    clearInterval(keeping);
  }
}

interface Part {
  of: ImportRow;
  orders: readonly ImportedRow[];
  stopping: AbortSignal;
  settle: (row: ImportedRow) => Promise<SettledOrder>;
}

/** Few at once; when one of them meets what may pass, the others end what they began and the rest waits. */
async function settleAll(context: ApiContext, part: Part): Promise<void> {
  const { of, stopping, settle } = part;
  const waiting = [...part.orders];
  const settled: SettledOrder[] = [];
  let failure: { error: unknown } | undefined;
  const work = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      if (failure !== undefined || stopping.aborted) return;
      try {
        const outcome = await settle(row);
        if (of.dryRun) settled.push(outcome);
        else await settleOrders(context.database, of.importId, [outcome]);
      } catch (error) {
        failure = { error };
      }
    }
  };
  await Promise.all(Array.from({ length: limits.importAtOnce }, work));
  await settleOrders(context.database, of.importId, settled);
  if (failure !== undefined) throw failure.error;
}

async function outcomeOf(
  log: FastifyBaseLogger,
  { of, caller, row }: { of: ImportRow; caller: Caller | undefined; row: ImportedRow },
  settle: (caller: Caller) => Promise<SettledOrder>,
): Promise<SettledOrder> {
  if (caller === undefined || !holdsAny(caller, commandTable.receiveOrder.roles)) {
    return refusedAs(
      row.orderRow,
      new ProblemError('not-your-role', 'Who sent the sheet may no longer receive orders'),
    );
  }
  try {
    return await settle(caller);
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== undefined && problems[problem.code].retry && problem.code !== 'internal-error')
      throw error;
    if (problem !== undefined && problem.code !== 'internal-error') return refusedAs(row.orderRow, problem);
    // A defect of ours on one order must not keep the others from being received.
    log.error({ err: error, importId: of.importId, row: row.row }, 'an order of an import failed');
    return refusedAs(row.orderRow, new ProblemError('internal-error'));
  }
}
