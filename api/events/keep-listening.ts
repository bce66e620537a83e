import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import { listenForOrders, type OrderChange } from '../../db/events/order-notification.ts';
import { listenForNotices } from '../../db/outbox/wake-up.ts';

/** What the database tells. */
export interface Heard {
  changed: (change: OrderChange) => void;
  noticed: () => void;
  /** After every (re)connection: something may have been missed. */
  again: () => void;
  /** The database is away; it is tried again. */
  away: (error: unknown) => void;
}

const tryAgainMs = 1_000;

/** Listens from `start` until `stop`, however often the database goes away meanwhile. */
export function keepListening(database: Database, heard: Heard): { start(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<(() => Promise<void>)[]> | undefined;

  async function run(): Promise<(() => Promise<void>)[]> {
    while (!stopping.signal.aborted) {
      try {
        const orders = await listenForOrders(database, heard.changed, heard.again);
        return [orders, await listenForNotices(database, heard.noticed)];
      } catch (error) {
        heard.away(error);
        await delay(tryAgainMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return [];
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      const ends = (await running) ?? [];
      // A database that is away hears no more of it, and the process ends its connections in any case.
      await Promise.all(ends.map((end) => end().catch(() => undefined)));
    },
  };
}
