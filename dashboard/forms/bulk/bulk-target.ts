import { useQuery } from '@tanstack/react-query';
import type { Order } from '../../api/orders.ts';
import type { Problem } from '../../api/problem.ts';
import { request } from '../../api/request.ts';
import { type Act, actOf, offeredFor } from '../act.ts';
import { fieldsOf, filled, kindOf, missing, type Values } from '../schema.ts';
import type { AskedAct } from '../task-drawer.tsx';

/** One of the orders or lots that a command is given to. */
export interface BulkTarget extends AskedAct {
  /** Names it among the targets, and to whoever opened the dialog. */
  key: string;
  customerName: string;
}

/** A target with what its order offers; without an act where the order no longer offers it. */
export interface BulkRow extends BulkTarget {
  act: Act | undefined;
}

/** What became of a target, or would become of it. */
export interface BulkOutcome {
  order?: Order;
  problem?: Problem;
}

/** Orders that are read at once. */
const readAtOnce = 6;

/** The targets with their orders, read once; undefined while they are read. */
export function useBulkRows(targets: readonly BulkTarget[]) {
  return useQuery({
    queryKey: ['bulk', targets.map(({ key }) => key)],
    queryFn: async () => {
      const orders = await readOrders([...new Set(targets.map(({ orderId }) => orderId))]);
      return targets.map((target): BulkRow => {
        const order = orders.get(target.orderId);
        const offered = order && offeredFor(order, target);
        return { ...target, act: order && offered && actOf(order, offered, target.fixed) };
      });
    },
    enabled: (query) => query.state.data === undefined,
    gcTime: 0,
    refetchInterval: false,
  });
}

async function readOrders(orderIds: readonly string[]): Promise<Map<string, Order>> {
  const orders = new Map<string, Order>();
  let next = 0;
  const work = async () => {
    for (let orderId = orderIds[next]; orderId !== undefined; orderId = orderIds[next]) {
      next += 1;
      orders.set(orderId, await request<Order>(`/v1/orders/${orderId}`));
    }
  };
  await Promise.all(Array.from({ length: readAtOnce }, work));
  return orders;
}

/** Fields that each target fills by itself: a lot's own lines, and what its order suggests otherwise than another's. */
export function ownFields(rows: readonly BulkRow[]): string[] {
  const acts = rows.flatMap(({ act }) => act ?? []);
  const [first] = acts;
  if (first === undefined) return [];
  const differs = (name: string) =>
    new Set(acts.map(({ suggested }) => JSON.stringify(suggested[name]))).size > 1;
  return fieldsOf(first.schema)
    .filter(({ name, field }) => kindOf(field) === 'lotLines' || differs(name))
    .map(({ name }) => name);
}

/** What is sent for a target: what was typed for all, its own, and what the place of the click decides. */
export function inputFor(act: Act, common: Values, own: readonly string[]): Values {
  const suggested = own.map((name) => [name, act.suggested[name]]);
  return (filled({ ...common, ...Object.fromEntries(suggested), ...act.fixed }) ?? {}) as Values;
}

/** Fields of a target that neither it nor the common form fills. */
export const lackingIn = (act: Act, input: Values): string[] => missing(act.schema, input);
