import { getClient, heartbeat } from '@temporalio/activity';
import { ApplicationFailure, type Client } from '@temporalio/client';
import type { Database } from '../db/connect.ts';
import { readOrder, versionOfUpdate } from '../db/reads/read-order.ts';
import type { Telling } from '../domain/cases/case-tellings.ts';
import { isFinal } from '../domain/order/stage-names.ts';
import type { CaseActivities, OrderReply } from '../workflows/case-messages.ts';
import { type Given, giveOrder } from './give-order.ts';

/**
 * The activity by which a case tells its orders. Each hears of each thing once, however often it is tried: an order
 * that has it in its journal is not asked again. An order that does not answer fails the try.
 */
export function createTellOrders({ database }: { database: Database }): CaseActivities['tellOrders'] {
  return async ({ caseId, tellings }) => {
    const client = getClient();
    const replies: OrderReply[] = [];
    const silent: string[] = [];
    for (const telling of tellings) {
      const given = await tell(client, database, caseId, telling);
      heartbeat();
      if (given.kind === 'UNANSWERED') silent.push(`${telling.orderId}: ${given.reason}`);
      else replies.push(replyOf(telling, given));
    }
    if (silent.length > 0) throw ApplicationFailure.retryable(`no answer from ${silent.join('; ')}`);
    return replies;
  };
}

async function tell(
  client: Client,
  database: Database,
  caseId: string,
  { tellingId, orderId, command }: Telling,
): Promise<Given> {
  const updateId = `case/${caseId}/${tellingId}`;
  if ((await versionOfUpdate(database, orderId, updateId)) !== undefined) return { kind: 'TAKEN' };
  const given = await giveOrder(client, orderId, command, updateId);
  if (given.kind !== 'FAILED') return given;
  // The engine has forgotten orders that are at their end.
  const state = await readOrder(database, orderId);
  return state !== undefined && isFinal(state.stage) ? { kind: 'CLOSED' } : given;
}

function replyOf({ tellingId, orderId }: Telling, given: Given): OrderReply {
  const { kind } = given;
  if (kind === 'UNANSWERED') throw new RangeError('an order that did not answer has no reply');
  return { tellingId, orderId, result: kind, ...(kind === 'FAILED' ? { reason: given.reason } : {}) };
}
