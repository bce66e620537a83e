import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Database } from '../../db/connect.ts';
import { canonicalJson } from '../../db/journal/canonical-json.ts';
import type { Entry } from '../../domain/order/events.ts';
import { orderWorkflowId, stateQuery } from '../../workflows/messages.ts';
import { reservedPieces } from './exam-product.ts';
import type { Ledger } from './ledger.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** Everything in which the product and the ledger differ; none when the exam is passed. */
export async function differences(database: Database, ledger: Ledger): Promise<string[]> {
  const found: string[] = [];
  for (const line of ledger.values()) {
    if (line.failed !== undefined) found.push(`${line.orderId}: the client was told: ${line.failed}`);
    const [order] = await database.sql<{ own_stage: string }[]>`
      select own_stage from dueline.orders where order_id = ${line.orderId}`;
    if (order?.own_stage !== 'ARCHIVED')
      found.push(`${line.orderId} stands at ${order?.own_stage ?? 'nothing'}`);
    const journal = await database.sql<{ entry: Entry }[]>`
      select entry from dueline.journal where order_id = ${line.orderId} order by version`;
    const done = journal.filter(({ entry }) => entry.by.kind === 'person').map(({ entry }) => entry.command);
    if (done.join() !== line.accepted.join()) {
      found.push(`${line.orderId}: journal ${done.join()} is not what was answered: ${line.accepted.join()}`);
    }
  }
  const reserved = await reservedPieces(database);
  if (reserved !== ledger.size) found.push(`${reserved} pieces are reserved for ${ledger.size} orders`);
  return found;
}

/** Commits that ran a second time after the first had written, and were absorbed: proof that a fault landed. */
export async function absorbedRepeats(client: Client, ledger: Ledger): Promise<number> {
  let repeats = 0;
  for (const { orderId } of ledger.values()) {
    const history = await client.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
    for (const event of history.events ?? []) {
      if (event.eventType !== EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) continue;
      const [payload] = event.activityTaskCompletedEventAttributes?.result?.payloads ?? [];
      const text = payload?.data ? Buffer.from(payload.data).toString('utf8') : '';
      if (text.includes('"repeated":true')) repeats += 1;
    }
  }
  return repeats;
}

/** Orders whose workflow holds another state than the tables, closed ones included. */
export async function workflowDifferences(
  client: Client,
  database: Database,
  ledger: Ledger,
): Promise<string[]> {
  const found: string[] = [];
  for (const { orderId } of ledger.values()) {
    const state = await client.workflow.getHandle(orderWorkflowId(orderId)).query(stateQuery);
    const [row] = await database.sql<{ state: unknown }[]>`
      select state from dueline.orders where order_id = ${orderId}`;
    if (canonicalJson(row?.state) !== canonicalJson(state))
      found.push(`${orderId}: workflow and tables differ`);
  }
  return found;
}
