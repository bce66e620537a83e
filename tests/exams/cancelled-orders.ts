import type { Database } from '../../db/connect.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { Ledger } from './ledger.ts';

/** What of cancelled orders is not as it was answered: what was done must be undone, each once (CANCEL-09). */
export async function cancelledDifferences({ sql }: Database, ledger: Ledger): Promise<string[]> {
  const found: string[] = [];
  for (const { orderId, accepted, failed } of ledger.values()) {
    if (failed !== undefined) found.push(`${orderId}: the client was told: ${failed}`);
    const [order] = await sql<{ stage: string }[]>`
      select own_stage as stage from dueline.orders where order_id = ${orderId}`;
    if (order?.stage !== 'CANCELLED') found.push(`${orderId} stands at ${order?.stage ?? 'nothing'}`);
    const journal = await sql<{ entry: Entry }[]>`
      select entry from dueline.journal where order_id = ${orderId} order by version`;
    const entries = journal.map(({ entry }) => entry);
    const done = entries.filter(({ by }) => by.kind === 'person').map(({ command }) => command);
    if (done.join() !== accepted.join())
      found.push(`${orderId}: journal ${done.join()} is not what was answered: ${accepted.join()}`);
    const undone = entries.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'compensated' ? event.compensation : [])),
    );
    const kinds = undone.map(({ kind, lotId }) => `${kind} ${lotId}`).sort();
    if (kinds.join() !== 'PLAN_WITHDRAWN L1,RESERVATION_RELEASED L2')
      found.push(`${orderId}: undone was ${kinds.join() || 'nothing'}`);
  }
  return found;
}
