import type { Command } from '../domain/order/decide.ts';
import { quantile } from './median.ts';
import type { Play, PlayedOrder } from './play-orders.ts';

export interface P3Figures {
  /** Median round trip of a product command with its read, over the bare workflow's update. */
  ratioP50: number;
  ratioP99: number;
  aimP50: number;
  productP50Ms: number;
  bareP50Ms: number;
  commands: number;
}

/** One caller, one command after the other, product and bare in turn; the product's time includes the read. */
export async function runP3(
  product: Play,
  bare: Play,
  commands: Command[],
  read: (orderId: string) => Promise<void>,
): Promise<P3Figures> {
  const orders = 8;
  const times: { product: number[]; bare: number[] } = { product: [], bare: [] };
  const [first, ...rest] = commands;
  if (first === undefined) throw new RangeError('an order has commands');
  for (let count = 0; count <= orders; count += 1) {
    const productOrder = await product(first);
    const bareOrder = await bare(first);
    for (const command of rest) {
      const bareMs = await timed(() => bareOrder.give(command));
      const productMs = await timed(() => giveAndRead(productOrder, command, read));
      // The first order of each warms caches and is not counted.
      if (count === 0) continue;
      times.bare.push(bareMs);
      times.product.push(productMs);
    }
    await Promise.all([productOrder.end(), bareOrder.end()]);
  }
  const p50 = { product: quantile(times.product, 0.5), bare: quantile(times.bare, 0.5) };
  return {
    ratioP50: p50.product / p50.bare,
    ratioP99: quantile(times.product, 0.99) / quantile(times.bare, 0.99),
    aimP50: 1.15,
    productP50Ms: p50.product,
    bareP50Ms: p50.bare,
    commands: times.product.length,
  };
}

async function giveAndRead(
  order: PlayedOrder,
  command: Command,
  read: (orderId: string) => Promise<void>,
): Promise<void> {
  await order.give(command);
  await read(order.orderId);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
