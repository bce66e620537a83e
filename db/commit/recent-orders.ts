import type { StoredOrder } from './stored-order.ts';

/** Orders that this process committed last, so that the next commit of the same order need not read it first. */
export interface RecentOrders {
  /** The order, if it is known at just this version. */
  get(orderId: string, version: number): StoredOrder | undefined;
  keep(orderId: string, order: StoredOrder): void;
  drop(orderId: string): void;
}

/** At most `size` orders; the one that was not used for the longest time goes first. */
export function createRecentOrders(size = 1_000): RecentOrders {
  const orders = new Map<string, StoredOrder>();
  return {
    get(orderId, version) {
      const order = orders.get(orderId);
      return order?.version === version ? order : undefined;
    },
    keep(orderId, order) {
      orders.delete(orderId);
      orders.set(orderId, order);
      const [oldest] = orders.keys();
      if (orders.size > size && oldest !== undefined) orders.delete(oldest);
    },
    drop(orderId) {
      orders.delete(orderId);
    },
  };
}
