import type { OrderView } from '../../api/views/order-schema.ts';
import { kebabName } from '../../domain/order/commands.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Role } from '../../domain/people/roles.ts';
import { nextAct } from '../../scripts/demo/next-act.ts';
import { orderBody, orderIn, type Sender } from '../api/api-stack.ts';

/** Whoever acts for the people of the company, each with a key of their own. */
export interface Actors {
  as(role: Role): Promise<Pick<Sender, 'get' | 'post'>>;
}

/** More acts than any order of the tests takes. */
const mostActs = 60;

/**
 * An order that waits for `command`, brought there by the people of the sample company, each doing what the first
 * open task asks. Throws when no task asks for it in the order's whole life.
 */
export async function orderAt(
  stack: Actors,
  command: CommandName,
  given: Record<string, unknown> = {},
): Promise<OrderView> {
  const sales = await stack.as('SALESPERSON');
  let order = orderIn(await sales.post('/v1/orders', orderBody(given)));
  for (let acts = 0; acts < mostActs && order.stage !== 'ARCHIVED'; acts += 1) {
    if (order.tasks.some((task) => task.command === command)) return order;
    order = await doNext(stack, order);
  }
  throw new Error(`${order.orderNumber} never came to ${command}`);
}

/** Several such orders, a few brought along at once. */
export async function ordersAt(
  stack: Actors,
  command: CommandName,
  count: number,
  given: Record<string, unknown> = {},
): Promise<OrderView[]> {
  return await Promise.all(Array.from({ length: count }, () => orderAt(stack, command, given)));
}

/** What the first open task asks for is done by the first who may do it. */
async function doNext(stack: Actors, order: OrderView): Promise<OrderView> {
  const present = { name: '00', run: order.orderNumber, papers: order.version, now: () => new Date() };
  const next = nextAct(order, [], present);
  if (next === undefined) return await read(stack, order);
  const { command, ...body } = next.act;
  const by = await stack.as(next.roles[0] ?? ('SALESPERSON' satisfies Role));
  const answer = await by.post(`/v1/orders/${order.orderId}/commands/${kebabName(command)}`, body);
  // Policy may have been faster, or a busy engine too slow to say: then the order is looked at again.
  return [409, 503].includes(answer.status) ? await read(stack, order) : orderIn(answer);
}

async function read(stack: Actors, { orderId }: OrderView): Promise<OrderView> {
  return orderIn(await (await stack.as('GENERAL_MANAGER')).get(`/v1/orders/${orderId}`));
}
