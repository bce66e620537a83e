import { afterAll, beforeAll, expect, test } from 'vitest';
import { savedViewList, savedViewSchema } from '../../api/views/saved-view-schema.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { openReadApi } from './read-api.ts';

let api: Awaited<ReturnType<typeof openReadApi>>;
let sales: Sender;
let inspector: Sender;
beforeAll(async () => {
  api = await openReadApi('2025-10-09T10:00:00+08:00');
  sales = await api.as('SALESPERSON');
  inspector = await api.as('INSPECTOR');
});
afterAll(() => api.close());

const view = { name: '我的逾期订单', page: '/board', query: 'due=OVERDUE&department=SALES', shared: false };

async function views(who: Sender, query = '') {
  return savedViewList.parse((await who.get(`/v1/saved-views${query}`)).body).items;
}

test('a view is kept as it was, listed to its owner, and by others only when it is shared', async () => {
  const made = await sales.post('/v1/saved-views', view, 'first');
  expect(made.status).toBe(201);
  const { viewId } = savedViewSchema.parse(made.body);
  expect(made.body).toMatchObject({ ...view, own: true, ownerId: 'salesperson' });
  expect((await sales.post('/v1/saved-views', view, 'first')).body).toEqual(made.body);
  expect(await views(sales, '?page=/board')).toEqual([made.body]);
  expect(await views(sales, '?page=/orders')).toEqual([]);
  expect(await views(inspector)).toEqual([]);

  const changed = await sales.put(`/v1/saved-views/${viewId}`, { ...view, shared: true });
  expect(changed).toMatchObject({ status: 200, body: { shared: true } });
  expect(await views(inspector)).toMatchObject([{ viewId, own: false, query: view.query }]);
});

test('a name stands once for each owner and page, however many ask at once', async () => {
  const taken = problemIn(await sales.post('/v1/saved-views', view));
  expect(taken).toMatchObject({ status: 422, code: 'does-not-fit', errors: [{ path: 'name' }] });
  expect((await sales.post('/v1/saved-views', { ...view, page: '/orders' })).status).toBe(201);
  expect((await inspector.post('/v1/saved-views', view)).status).toBe(201);
  const twice = { ...view, name: 'twice' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => sales.post('/v1/saved-views', twice)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422]);
  const { viewId } = savedViewSchema.parse(answers.find(({ status }) => status === 201)?.body);
  expect((await sales.put(`/v1/saved-views/${viewId}`, view)).status).toBe(422);
});

test('of a stranger’s view nobody learns that it is there [S2]', async () => {
  const [own] = await views(sales, '?page=/orders');
  const nothing = '00000000-0000-8000-8000-000000000000';
  for (const viewId of [own?.viewId, nothing]) {
    const path = `/v1/saved-views/${viewId}`;
    expect(problemIn(await inspector.put(path, view)).code).toBe('not-found');
    expect(problemIn(await inspector.delete(path)).code).toBe('not-found');
  }
  const path = `/v1/saved-views/${own?.viewId}`;
  expect((await sales.delete(path)).status).toBe(204);
  expect((await sales.delete(path)).status).toBe(404);
});

test('what is no path of a page is refused', async () => {
  for (const page of ['board', 'https://example.com', '//example.com/', '/board?x=1', '/Bo ard'])
    expect((await sales.post('/v1/saved-views', { ...view, page, name: page })).status).toBe(422);
});
