import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

/** Long enough for any change to be told. */
const toldWithinMs = 30_000;

interface Told {
  event: string;
  data: Record<string, unknown>;
  at: number;
}

/** A page that is open: what it was told so far, and how to wait for more. */
class OpenPage {
  readonly told: Told[] = [];
  beats = 0;
  ended = false;
  status = 0;
  private readonly ending = new AbortController();

  static async open(address: string, key: string, query = ''): Promise<OpenPage> {
    const page = new OpenPage();
    const answer = await fetch(`${address}/v1/events${query}`, {
      headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
      signal: page.ending.signal,
    });
    page.status = answer.status;
    if (answer.body !== null && answer.ok) void page.read(answer.body).catch(() => undefined);
    return page;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } finally {
      this.ended = true;
    }
  }

  private take(block: string): void {
    if (block.startsWith(':')) this.beats += 1;
    const [, event, data] = /^event: (\w+)\ndata: (.+)$/.exec(block) ?? [];
    if (event !== undefined) this.told.push({ event, data: JSON.parse(data ?? ''), at: performance.now() });
  }

  async until(holds: (page: OpenPage) => boolean): Promise<void> {
    const began = performance.now();
    while (!holds(this)) {
      if (performance.now() - began > toldWithinMs) throw new Error(`not told: ${JSON.stringify(this.told)}`);
      await delay(10);
    }
  }

  async untilTold(event: string, data: object = {}): Promise<void> {
    await this.until(() => this.ordersOf(event, data).length > 0);
  }

  ordersOf(event: string, data: object = {}): Told[] {
    return this.told.filter(
      (each) =>
        each.event === event && Object.entries(data).every(([name, value]) => each.data[name] === value),
    );
  }

  close(): void {
    this.ending.abort();
  }
}

let api: ApiStack;
let address: string;
let sales: Sender;
const pages: OpenPage[] = [];

beforeAll(async () => {
  api = await startApiStack({}, { heartbeat: 300 });
  address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  sales = await api.as('SALESPERSON');
  // The second says that the database is listened to: the first stream begins that.
  const first = await open(sales.key);
  await first.until(({ told }) => told.filter(({ event }) => event === 'ready').length > 1);
});
afterAll(async () => {
  // With streams open, as when the product is stopped while people look at it.
  await api.close();
  expect(pages.filter((page) => page.status === 200 && !page.ended)).toEqual([]);
  for (const page of pages) page.close();
});

async function open(key: string, query?: string): Promise<OpenPage> {
  const page = await OpenPage.open(address, key, query);
  pages.push(page);
  if (page.status === 200) await page.untilTold('ready');
  return page;
}

test('who has the page open hears within five seconds that an order has changed, and to which version [SYS-05]', async () => {
  const page = await open(sales.key);
  const waits: number[] = [];
  // Three of them, for the machine may stand still during one.
  for (const remarks of ['加急', '加急二', '加急三']) {
    const order = orderIn(await sales.post('/v1/orders', orderBody({ remarks })));
    await page.untilTold('order', { orderId: order.orderId });
    const began = performance.now();
    const passed = orderIn(
      await sales.post(`/v1/orders/${order.orderId}/commands/pass-initial-review`, { input: {} }),
    );
    await page.untilTold('order', { orderId: order.orderId, version: passed.version });
    waits.push(performance.now() - began);
  }
  expect(Math.min(...waits)).toBeLessThan(5_000);
});

test('nobody hears of an order that is not theirs to read, not even that it exists [PRIV-02 PRIV-10]', async () => {
  const inspector = await api.as('INSPECTOR');
  const shop = await api.as('INTEGRATION');
  const [watching, foreign, own] = [await open(sales.key), await open(inspector.key), await open(shop.key)];
  const order = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' })));
  const brought = orderIn(await shop.post('/v1/orders', orderBody({ remarks: '加急' })));
  await own.untilTold('order', { orderId: brought.orderId });
  await watching.untilTold('order', { orderId: order.orderId });
  await delay(500);
  expect(foreign.ordersOf('order')).toEqual([]);
  expect(own.ordersOf('order', { orderId: order.orderId })).toEqual([]);
  expect((await open(inspector.key, `?orderId=${order.orderId}`)).status).toBe(404);
});

test('a stream for one order tells of that order alone', async () => {
  const [first, second] = [
    orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' }))),
    orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' }))),
  ];
  const page = await open(sales.key, `?orderId=${first.orderId}`);
  for (const { orderId } of [second, first]) {
    await sales.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} });
  }
  await page.untilTold('order', { orderId: first.orderId });
  expect(page.ordersOf('order', { orderId: second.orderId })).toEqual([]);
});

test('a person hears of a new notice, and nobody else does', async () => {
  const order = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' })));
  const clockId = order.clocks.find((clock) => clock.kind === 'initialReview')?.clockId ?? '';
  const [told, other] = [await open(sales.key), await open((await api.as('PLANNER')).key)];
  const manager = await api.as('SALES_MANAGER');
  orderIn(await manager.post(`/v1/orders/${order.orderId}/commands/urge-task`, { input: { clockId } }));
  await told.untilTold('notice');
  expect(other.ordersOf('notice')).toEqual([]);
});

test('a stream gives signs of life, and ends soon after its key was revoked', async () => {
  const made = Object((await api.admin.post('/v1/api-keys', { personId: 'salesperson' })).body);
  const page = await open(made.key);
  await page.until(({ beats }) => beats > 1);
  await api.admin.delete(`/v1/api-keys/${made.keyId}`);
  await page.until(({ ended }) => ended);
});

test('after the connection to the database was lost everybody is told to read anew, and hears of changes again', async () => {
  const page = await open(sales.key);
  const before = page.ordersOf('ready').length;
  await api.stack.database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`;
  await page.until(() => page.ordersOf('ready').length > before);
  const order = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' })));
  await page.untilTold('order', { orderId: order.orderId });
});

test('who does not ask for a stream gets none, but an answer that ends', async () => {
  expect(problemIn(await sales.get('/v1/events')).errors?.[0]?.path).toBe('headers.accept');
});

test('one person has twenty streams open at most', async () => {
  const planner = await api.as('BUYER');
  const opened = await Promise.all(Array.from({ length: 21 }, () => open(planner.key)));
  expect(opened.filter((page) => page.status === 429)).toHaveLength(1);
});
