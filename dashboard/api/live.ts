import type { QueryClient } from '@tanstack/react-query';

/** What the page knows of its live connection. */
export type LiveState = 'LIVE' | 'CONNECTING' | 'OFF';

/**
 * Listens to the product's events: what changed is read again, without a reload (SYS-05). The browser connects again
 * by itself; each connection begins with `ready`, and then everything is read anew, for an event may have been missed:
 * at the first one, between what the page read and the stream's beginning.
 */
export function listen(client: QueryClient, tell: (state: LiveState) => void): () => void {
  const source = new EventSource('/v1/events');
  source.addEventListener('open', () => tell('LIVE'));
  source.addEventListener('error', () =>
    tell(source.readyState === EventSource.CLOSED ? 'OFF' : 'CONNECTING'),
  );
  source.addEventListener('ready', () => {
    tell('LIVE');
    void client.invalidateQueries();
  });
  const stale = createStale(client);
  source.addEventListener('order', (event) => {
    const { orderId } = JSON.parse((event as MessageEvent<string>).data) as { orderId: string };
    stale(['order', orderId]);
    stale(['work']);
  });
  source.addEventListener('notice', () => stale(['notices']));
  return () => source.close();
}

/** Marks queries as stale, a burst of events at once. */
function createStale(client: QueryClient): (key: readonly string[]) => void {
  const waiting = new Map<string, readonly string[]>();
  return (key) => {
    const isFirst = waiting.size === 0;
    waiting.set(key.join('/'), key);
    if (!isFirst) return;
    setTimeout(() => {
      const keys = [...waiting.values()];
      waiting.clear();
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    }, 250);
  };
}
