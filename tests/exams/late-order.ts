import { randomUUID } from 'node:crypto';
import { eventually } from './eventually.ts';
import { patiently } from './patiently.ts';
import { pumpOrder } from './pump-order.ts';
import type { Grounds } from './security-exam.ts';

const withinMs = 60_000;

/** Registers an order whose initial review is overdue in a moment, so that notices go out. */
export async function sendLateOrder(
  { product }: Grounds,
  more: Record<string, unknown> = {},
): Promise<string> {
  const body = { channel: 'EMAIL', externalNumber: randomUUID(), ...pumpOrder, ...more };
  const key = await product.keyOf('SALESPERSON');
  const { status, text } = await patiently(() => product.send(key, '/v1/orders', { method: 'POST', body }));
  if (status !== 201) throw new Error(`the late order was answered ${status}: ${text}`);
  return (JSON.parse(text) as { orderId: string }).orderId;
}

/** Rows of the outbox for a channel and an order, once there are some and each was tried. */
export async function triedRows(
  { stage }: Grounds,
  channel: 'EMAIL' | 'WEBHOOK',
  orderId: string,
): Promise<{ endpointId: string | null; state: string; error: string | null }[]> {
  const read = () => stage.database.sql<
    { endpointId: string | null; state: string; error: string | null; attempts: number }[]
  >`
    select endpoint_id as "endpointId", state, last_error as error, attempts from dueline.outbox
    where channel = ${channel} and order_id = ${orderId}`;
  const tried = async (): Promise<boolean> => {
    const rows = await read();
    return rows.length > 0 && rows.every(({ state, attempts }) => state !== 'PENDING' || attempts > 0);
  };
  await eventually(tried, withinMs, 250);
  return await read();
}
