import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/connect.ts';
import { listenForNotices } from '../db/outbox/wake-up.ts';

export interface Listening {
  stop(): Promise<void>;
}

/** Calls `wake` whenever notices are queued. While the database is away it tries again every `retryMs`: the poll stands in. */
export function keepListening(database: Database, wake: () => void, retryMs: number): Listening {
  const stopping = new AbortController();
  const listening = (async () => {
    while (!stopping.signal.aborted) {
      const unlisten = await listenForNotices(database, wake).catch(() => undefined);
      if (unlisten !== undefined) return unlisten;
      await delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    return undefined;
  })();
  return {
    async stop() {
      stopping.abort();
      const unlisten = await listening;
      await unlisten?.().catch(() => undefined);
    },
  };
}
