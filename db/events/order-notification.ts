import type { Database } from '../connect.ts';

/** Every commit of an order notifies on this channel in its transaction: `<orderId>:<version>`. */
export const orderNotification = 'dueline_orders';

/** An order that was committed, and the version it came to. */
export interface OrderChange {
  orderId: string;
  version: number;
}

/**
 * Calls `changed` for every order that is committed, and `again` after every (re)connection, as some may have been
 * missed. Rejects when the database is away.
 */
export async function listenForOrders(
  { sql }: Database,
  changed: (change: OrderChange) => void,
  again: () => void,
): Promise<() => Promise<void>> {
  const hear = (payload: string) => {
    const change = read(payload);
    if (change !== undefined) changed(change);
  };
  const listening = await sql.listen(orderNotification, hear, again);
  return () => listening.unlisten();
}

function read(payload: string): OrderChange | undefined {
  const [, orderId, version] = /^([^:]+):(\d+)$/.exec(payload) ?? [];
  return orderId === undefined ? undefined : { orderId, version: Number(version) };
}
