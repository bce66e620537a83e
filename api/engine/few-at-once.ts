import { ProblemError } from '../problems/problem.ts';

/**
 * Commands of this API that may be under way to one order. The engine takes ten, and cannot carry a spent run on while
 * more keep knocking: it gives up its task each time a command has come meanwhile.
 */
const mostAtOnce = 6;

/** Lets few commands go to the same order at a time; refuses others at once with `slow-down`, so that they come again. */
export function createFewAtOnce(): <Answer>(orderId: string, give: () => Promise<Answer>) => Promise<Answer> {
  const underWay = new Map<string, number>();
  return async (orderId, give) => {
    const count = underWay.get(orderId) ?? 0;
    if (count >= mostAtOnce) throw new ProblemError('slow-down', 'The order has many commands under way');
    underWay.set(orderId, count + 1);
    try {
      return await give();
    } finally {
      const left = (underWay.get(orderId) ?? 1) - 1;
      if (left === 0) underWay.delete(orderId);
      else underWay.set(orderId, left);
    }
  };
}
