import type { Command } from '../domain/order/decide.ts';
import { median } from './median.ts';
import type { Play } from './play-orders.ts';

export interface P1Figures {
  /** Whole orders per second of the product over those of the bare workflow: the median of the rounds. */
  ratio: number;
  aim: number;
  rounds: number;
  ordersPerRound: number;
  concurrentOrders: number;
  productOrdersPerSecond: number;
  bareOrdersPerSecond: number;
}

/** Rounds of product and bare in turn, so that a drifting machine harms both alike. */
export async function runP1(product: Play, bare: Play, commands: Command[]): Promise<P1Figures> {
  const [rounds, ordersPerRound, concurrentOrders] = [5, 20, 10];
  await wholeOrders(product, commands, concurrentOrders, concurrentOrders);
  await wholeOrders(bare, commands, concurrentOrders, concurrentOrders);
  const pairs: { product: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareRate = await wholeOrders(bare, commands, ordersPerRound, concurrentOrders);
    const productRate = await wholeOrders(product, commands, ordersPerRound, concurrentOrders);
    pairs.push({ product: productRate, bare: bareRate });
  }
  return {
    ratio: median(pairs.map((pair) => pair.product / pair.bare)),
    aim: 0.9,
    rounds,
    ordersPerRound,
    concurrentOrders,
    productOrdersPerSecond: median(pairs.map((pair) => pair.product)),
    bareOrdersPerSecond: median(pairs.map((pair) => pair.bare)),
  };
}

/** Orders per second, from the first receipt to the end of the last workflow. */
async function wholeOrders(play: Play, commands: Command[], count: number, atOnce: number): Promise<number> {
  const [first, ...rest] = commands;
  if (first === undefined) throw new RangeError('an order has commands');
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const order = await play(first);
        for (const command of rest) await order.give(command);
        await order.end();
      }
    }),
  );
  return (count * 1000) / (performance.now() - began);
}
