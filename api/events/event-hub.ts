import type { FastifyBaseLogger } from 'fastify';
import type { OrderChange } from '../../db/events/order-notification.ts';
import { readableAmong } from '../../db/rights/visible-orders.ts';
import type { ApiContext } from '../context.ts';
import { keepListening } from './keep-listening.ts';
import type { Listener } from './listener.ts';
import { createNoticeWatch } from './notice-watch.ts';

/** Tells everybody who has the page open what changed, within what they may read. */
export interface EventHub {
  /** Streams that a person has open. */
  countOf(personId: string): number;
  /** From now on the listener hears of what changes; answers how to end that. */
  connect(listener: Listener): Promise<() => void>;
  close(): Promise<void>;
}

/** More changes in one burst than anybody follows one by one: the page is told to read anew. */
const manyOrders = 200;

/** Listens to the database from the first stream on, on one connection for all of them. */
export function createEventHub(context: ApiContext, log: FastifyBaseLogger): EventHub {
  const { database, waits } = context;
  const listeners = new Set<Listener>();
  const notices = createNoticeWatch(context, listeners);
  const changed = new Map<string, number>();
  let noticesCame = false;
  let burst: NodeJS.Timeout | undefined;
  let telling = Promise.resolve();

  const warn = (error: unknown) => log.warn({ err: error }, 'live events were not told');
  const listening = keepListening(database, {
    changed({ orderId, version }: OrderChange) {
      changed.set(orderId, Math.max(version, changed.get(orderId) ?? 0));
      begin();
    },
    noticed() {
      noticesCame = true;
      begin();
    },
    again() {
      for (const { stream } of listeners) stream.send('ready', {});
    },
    away: warn,
  });

  /** What comes together is told together. */
  function begin(): void {
    if (listeners.size === 0) {
      changed.clear();
      return;
    }
    burst ??= setTimeout(() => {
      burst = undefined;
      telling = telling.then(tell).catch(warn);
    }, waits.eventBurst);
  }

  async function tell(): Promise<void> {
    const orders = new Map(changed);
    const hasNotices = noticesCame;
    changed.clear();
    noticesCame = false;
    if (hasNotices) await notices.tell();
    if (orders.size > 0) await Promise.all([...listeners].map((listener) => tellOf(listener, orders)));
  }

  async function tellOf(listener: Listener, orders: ReadonlyMap<string, number>): Promise<void> {
    const { orderId, scope, stream } = listener;
    const wanted = orderId === undefined ? [...orders.keys()] : [orderId].filter((each) => orders.has(each));
    if (wanted.length === 0) return;
    if (wanted.length > manyOrders) return stream.send('ready', {});
    const readable = await readableAmong(database, scope, wanted);
    for (const each of wanted) {
      if (readable.has(each)) stream.send('order', { orderId: each, version: orders.get(each) });
    }
  }

  /** Rights and sign-ins end while a stream is open. */
  async function beat(): Promise<void> {
    for (const listener of listeners) {
      const scope = await listener.recheck().catch((error: unknown) => {
        warn(error);
        return listener.scope;
      });
      if (scope === undefined) {
        listeners.delete(listener);
        listener.stream.close();
        continue;
      }
      listener.scope = scope;
      listener.stream.heartbeat();
    }
  }
  const beating = setInterval(() => void beat().catch(warn), waits.heartbeat);
  beating.unref();

  return {
    countOf: (personId) => [...listeners].filter((each) => each.personId === personId).length,
    async connect(listener) {
      listeners.add(listener);
      listening.start();
      await notices.learn(listener.personId);
      listener.stream.send('ready', {});
      return () => void listeners.delete(listener);
    },
    async close() {
      clearInterval(beating);
      clearTimeout(burst);
      for (const { stream } of listeners) stream.close();
      listeners.clear();
      await telling;
      await listening.stop();
    },
  };
}
