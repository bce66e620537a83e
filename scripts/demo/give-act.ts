import type { NextAct } from './next-act.ts';
import { type Act, type OrderPort, type OrderView, type Person, Refused } from './order-port.ts';

/** An act that the product refused, and its reason in a sentence. */
export interface RefusedAct {
  act: Act;
  sentence: string;
}

/** What came of an act. */
export interface Answer {
  order: OrderView;
  /** The act is behind us: done, refused as expected, or no longer possible. */
  done: boolean;
  refused?: RefusedAct;
}

/** Answers after which a person looks again: somebody was faster, or the stock went to another order. */
const overtaken = ['version-moved', 'stock-moved'];

/** Give the command. Throws when the product's answer is not what the scenario expects. */
export async function giveAct(
  port: OrderPort,
  person: Person,
  order: OrderView,
  next: NextAct,
): Promise<Answer> {
  const expected = next.scripted?.refused;
  try {
    const act = { ...next.act, input: await withFiles(port, person, order, next.act.input) };
    const after = await port.give(person, order.orderId, act);
    if (expected === undefined) return { order: after, done: true };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code !== expected && !overtaken.includes(error.code)) throw error;
    const now = await port.read(person, order.orderId);
    if (error.code === 'version-moved') return { order: now, done: false };
    return { order: now, done: true, refused: { act: next.act, sentence: error.message } };
  }
  throw new Error(
    `${next.act.command} on order ${order.orderNumber} was to be refused (${expected}), but was done.`,
  );
}

/** A paper for each `{file:QXD}` of the input, kept with the order under that title and the order's number. */
async function withFiles(
  port: OrderPort,
  person: Person,
  { orderId, orderNumber }: OrderView,
  input: object,
): Promise<object> {
  const fields = Object.entries(input).map(async ([name, value]: [string, unknown]) => {
    const title = typeof value === 'string' ? /^\{file:([A-Z]+)\}$/.exec(value)?.[1] : undefined;
    if (title === undefined) return [name, value] as const;
    return [name, await port.attach(person, orderId, `${title} ${orderNumber}`)] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
