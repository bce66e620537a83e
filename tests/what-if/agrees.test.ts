import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatIfSchema } from '../../api/views/what-if-schema.ts';
import { type ApiStack, orderIn, startApiStack } from '../api/api-stack.ts';
import { applied, draft, receiveOrders } from '../changes/change-stack.ts';

let api: ApiStack;
let orderIds: string[];

beforeAll(async () => {
  api = await startApiStack({}, { lookAgain: 300 });
  orderIds = await receiveOrders(api, 3);
});
afterAll(() => api.close());

/** Due instants and rungs to come of every clock, as the orders have them: `order clock: due, rung at, ...`. */
async function clocksNow(): Promise<Map<string, Record<string, number>>> {
  const clocks = new Map<string, Record<string, number>>();
  for (const orderId of orderIds) {
    const order = orderIn(await api.admin.get(`/v1/orders/${orderId}`));
    for (const { clockId, due, rungs } of order.clocks) {
      const instants = rungs.filter(({ reached }) => !reached).map(({ rung, at }) => [rung, Date.parse(at)]);
      clocks.set(`${orderId} ${clockId}`, { due: Date.parse(due ?? ''), ...Object.fromEntries(instants) });
    }
  }
  return clocks;
}

/** The same as a what-if foresees it, laid over what stays as it is. */
async function clocksForeseen(
  suppositions: unknown[],
  before: Map<string, Record<string, number>>,
): Promise<Map<string, Record<string, number>>> {
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const answer = await api.admin.post('/v1/what-if', { suppositions, until });
  if (answer.status !== 200) throw new Error(answer.text);
  const { orders } = whatIfSchema.parse(answer.body);
  const foreseen = new Map([...before].map(([name, instants]) => [name, { ...instants }]));
  for (const { orderId, clocks, warnings } of orders) {
    for (const { clockId, after } of clocks) {
      Object.assign(foreseen.get(`${orderId} ${clockId}`) ?? {}, { due: Date.parse(after?.due ?? '') });
    }
    for (const { clockId, rung, after } of warnings) {
      Object.assign(foreseen.get(`${orderId} ${clockId}`) ?? {}, { [rung]: Date.parse(after?.at ?? '') });
    }
  }
  return foreseen;
}

test('what a holiday and other figures were said to do is what they do when they are applied', async () => {
  const before = await clocksNow();
  const days = Array.from({ length: 10 }, (_, day) =>
    new Date(Date.now() + (day + 1) * 86_400_000).toISOString().slice(0, 10),
  );
  const foreseen = await clocksForeseen([{ kind: 'HOLIDAY', dates: days }], before);
  expect(foreseen).not.toEqual(before);
  expect(await clocksNow()).toEqual(before);
  const name = { zh: '放假', en: 'Holiday' };
  const set = days.map((date) => ({ date, kind: 'OFF_DAY', source: 'COMPANY', name }));
  await applied(api, await draft(api, { kind: 'CALENDAR', subject: 'company', body: { set } }));
  const after = await clocksNow();
  expect(after).toEqual(foreseen);

  const values = { 'sla.review.initial': '6wh' };
  const shorter = await clocksForeseen([{ kind: 'POLICY', values }], after);
  expect(shorter).not.toEqual(after);
  const effectiveAt = new Date().toISOString();
  await applied(api, await draft(api, { kind: 'POLICY', body: { values, effectiveAt, migrate: true } }));
  expect(await clocksNow()).toEqual(shorter);
});
