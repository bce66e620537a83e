import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformPage } from '../../api/views/inbound-schemas.ts';
import { type ChannelGroup, channelGroups, channelsOf } from '../../domain/order/channel-groups.ts';
import { channels } from '../../domain/order/details.ts';
import { type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const received = async (given: object) =>
  orderIn(await api.admin.post('/v1/orders', orderBody({ ...given })));

test('an order by each of the nine channels is taken, keeps its channel, and is found by it and by its group [INTAKE-01]', async () => {
  const taken = { dictated: '四台' };
  const ids = new Map<string, string>();
  for (const channel of channels) {
    const order = await received({ channel, ...(channel === 'PHONE' ? { taken } : {}) });
    expect(order.details.channel).toBe(channel);
    ids.set(channel, order.orderId);
  }
  const listed = async (query: string): Promise<string[]> =>
    Object((await api.admin.get(`/v1/orders?limit=200&${query}`)).body).items.map(
      (row: { orderId: string }) => row.orderId,
    );
  for (const channel of channels) expect(await listed(`channel=${channel}`)).toEqual([ids.get(channel)]);
  for (const group of channelGroups) {
    const wanted = channelsOf(group).map((channel) => ids.get(channel));
    expect((await listed(`channelGroup=${group}`)).sort()).toEqual(wanted.sort());
  }
  const groupOf = async (channel: string): Promise<ChannelGroup> =>
    orderIn(await api.admin.get(`/v1/orders/${ids.get(channel)}`)).channelGroup;
  expect(await Promise.all(['PLATFORM', 'PHONE', 'FAX'].map(groupOf))).toEqual([
    'ONLINE',
    'PHONE',
    'OFFLINE',
  ]);
  expect(problemIn(await api.admin.get('/v1/orders?channelGroup=AIR')).errors?.[0]?.path).toBe(
    'query.channelGroup',
  );
  expect(
    problemIn(await api.admin.post('/v1/orders', orderBody({ channel: 'PIGEON' }))).errors?.[0]?.path,
  ).toBe('channel');
});

test('a telephone order keeps who took it, when, and what was dictated; the caller and now unless said otherwise [INTAKE-04]', async () => {
  const service = await api.as('SERVICE_AGENT');
  const before = Date.now();
  const body = orderBody({ channel: 'PHONE', taken: { dictated: '四台 XL-21，南京交货' } });
  const mine = orderIn(await service.post('/v1/orders', body));
  expect(mine.details.taken).toMatchObject({ by: '杨帆', dictated: '四台 XL-21，南京交货' });
  const at = Date.parse(mine.details.taken?.at ?? '');
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
  expect(mine.gaps).toEqual([]);

  const other = { by: '李大姐', at: new Date(before - 600_000).toISOString(), dictated: '两台' };
  const told = orderIn(await service.post('/v1/orders', orderBody({ channel: 'PHONE', taken: other })));
  expect(told.details.taken).toMatchObject({ by: '李大姐', dictated: '两台' });
  expect(Date.parse(told.details.taken?.at ?? '')).toBe(before - 600_000);
  const story = await api.admin.get(`/v1/orders/${told.orderId}/story`);
  expect(story.text).toContain('李大姐');
});

test('what was dictated is asked of us when it is missing, and filled in later; a call yet to come is refused [INTAKE-04]', async () => {
  const service = await api.as('SERVICE_AGENT');
  const body = orderBody({ channel: 'PHONE' });
  const order = orderIn(await service.post('/v1/orders', body));
  expect(order.gaps).toMatchObject([{ path: 'taken.dictated', whose: 'OURS' }]);
  expect(orderIn(await service.post('/v1/orders', body)).orderId).toBe(order.orderId);
  const supplement = { taken: { dictated: '四台' } };
  const path = `/v1/orders/${order.orderId}/commands/supplement-information`;
  const filled = orderIn(await service.post(path, { input: { supplement, source: '本人' } }));
  expect(filled.gaps).toEqual([]);
  expect(filled.details.taken).toMatchObject({ by: '杨帆', dictated: '四台' });
  const early = { dictated: 'x', at: new Date(Date.now() + 3_600_000).toISOString() };
  const refused = await service.post('/v1/orders', orderBody({ channel: 'PHONE', taken: early }));
  expect(problemIn(refused)).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'taken.at' }] });
});

test('the list shows no secret, and the repeat of an addition none either', async () => {
  const body = { name: '微店', channel: 'PLATFORM', personId: 'integration' };
  const first = await api.admin.post('/v1/inbound-platforms', body, 'shop-1');
  const again = await api.admin.post('/v1/inbound-platforms', body, 'shop-1');
  expect(Object(first.body).secret).toMatch(/^whsec_/);
  expect(again.body).toEqual({ ...Object(first.body), secret: null });
  const list = await api.admin.get('/v1/inbound-platforms');
  expect(platformPage.parse(list.body).items).toHaveLength(1);
  expect(list.text).not.toContain('whsec_');
});

test('ids of orders without a shop are what they were', async () => {
  const externalNumber = `PO-${randomUUID()}`;
  const { orderId } = orderIn(await api.admin.post('/v1/orders', orderBody({ externalNumber })));
  const digest = createHash('sha256')
    .update(JSON.stringify(['external', 'SALESPERSON', externalNumber]))
    .digest();
  const bits = [...digest.subarray(0, 17)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const wanted = Array.from(
    { length: 26 },
    (_, at) => letters[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  );
  expect(orderId).toBe(`ord_${wanted.join('')}`);
});
