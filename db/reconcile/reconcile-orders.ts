import { setTimeout as delay } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import type { OrderState } from '../../domain/order/state.ts';
import type { Database } from '../connect.ts';
import { orders } from '../schema/orders.ts';
import { createVersions, type Versions } from '../versions/versions.ts';
import { compareOrder } from './compare-order.ts';
import type { Difference } from './difference.ts';
import { readOrderTables } from './order-tables.ts';

/** The running workflows, as the engine knows them. */
export interface RunningOrders {
  /** Order ids of all running order workflows. */
  ids(): AsyncIterable<string>;
  /** The state that the workflow holds; undefined when none is running for this order. */
  state(orderId: string): Promise<OrderState | undefined>;
}

export interface Reconciliation {
  /** Orders that were compared. */
  orders: number;
  differences: Difference[];
}

/** An order that moves on between the two reads is looked at again. */
const looks = 4;
const pauseMs = 300;
const atOnce = 8;

/** Compares the tables with every running workflow, and finds orders that have only one of the two (I1). */
export async function reconcileOrders(database: Database, running: RunningOrders): Promise<Reconciliation> {
  const versions = createVersions(database);
  const open = database.db.select({ orderId: orders.orderId }).from(orders).where(isNull(orders.closedAt));
  const ids = new Set((await open).map((row) => row.orderId));
  for await (const orderId of running.ids()) ids.add(orderId);
  const differences: Difference[] = [];
  const waiting = [...ids].sort();
  const next = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      differences.push(...(await settledDifferences(database, running, versions, id)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  differences.sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
  return { orders: ids.size, differences };
}

async function settledDifferences(
  database: Database,
  running: RunningOrders,
  versions: Versions,
  orderId: string,
): Promise<Difference[]> {
  for (let look = 1; ; look += 1) {
    const found = await differencesOf(database, running, versions, orderId);
    if (found.length === 0 || look === looks) return found;
    await delay(pauseMs);
  }
}

async function differencesOf(
  database: Database,
  running: RunningOrders,
  versions: Versions,
  orderId: string,
): Promise<Difference[]> {
  const state = await running.state(orderId);
  const tables = await readOrderTables(database, orderId);
  const place = { orderId, table: 'orders', key: '', field: '' };
  if (state !== undefined && tables !== undefined) {
    return compareOrder(state, tables, await versions.policy(tables.order.policyVersion));
  }
  if (state !== undefined) return [{ ...place, workflow: state.stage, database: undefined }];
  // It may have closed between the two reads: then all is well.
  return tables === undefined || tables.order.closedAt !== null
    ? []
    : [{ ...place, workflow: undefined, database: tables.order.stage }];
}
