import { createCommit } from '../../activities/commit.ts';
import type { Database } from '../../db/connect.ts';
import { nextDueInstant } from '../../domain/order/state.ts';
import { DrivenOrder } from '../db/driven-order.ts';
import { receipt } from '../db/receipt.ts';

/** Orders that nobody acts on, driven through real commits at the instants of a simulated time. */
export interface SimulatedOrders {
  /** Epoch ms at which time brings the next of them something; undefined when nothing is left. */
  nextAt(): number | undefined;
  /** Commit everything that is due by an instant. */
  runTo(ms: number): Promise<void>;
}

/** A rung is reached just after its instant: done exactly at due is on time. */
const justAfterMs = 1;

export interface Simulation {
  /** Begins the ids of the orders. */
  name: string;
  /** Epoch ms at which each order comes in. */
  receivedAt: readonly number[];
}

export function simulatedOrders(database: Database, { name, receivedAt }: Simulation): SimulatedOrders {
  const commit = createCommit({ database });
  const orders = receivedAt.map((at, index) => ({
    at,
    index,
    driven: new DrivenOrder(commit, `${name}/${index}`),
    received: false,
  }));
  const nextOf = ({ at, driven, received }: (typeof orders)[number]): number | undefined => {
    if (!received) return at;
    const due = nextDueInstant(driven.state);
    return due === undefined ? undefined : Date.parse(due) + justAfterMs;
  };
  return {
    nextAt() {
      const instants = orders.flatMap((order) => nextOf(order) ?? []);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    async runTo(ms) {
      for (const order of orders) {
        for (let at = nextOf(order); at !== undefined && at <= ms; at = nextOf(order)) {
          if (order.received) await order.driven.wait(new Date(at).toISOString());
          else
            await order.driven.give(
              new Date(at).toISOString(),
              'SALESPERSON',
              'receiveOrder',
              received(`${name}-${order.index}`),
            );
          order.received = true;
        }
      }
    },
  };
}

function received(externalNumber: string) {
  return { ...receipt, details: { ...receipt.details, externalNumber } };
}
