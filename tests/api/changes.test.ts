import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { changePage } from '../../api/views/change-schema.ts';
import { type ApiStack, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const body = {
  values: { 'sla.qc.complete': '2wd' },
  effectiveAt: '2030-01-01T00:00:00+08:00',
  migrate: false,
};
const policy = { kind: 'POLICY', body, reason: 'inspections take longer' };
const made = z.looseObject({ changeId: z.string(), state: z.string() });
const absent = '00000000-0000-8000-8000-000000000000';

test('the same draft sent again is one draft; drafts are listed latest first, by kind and state, page by page [SYS-11]', async () => {
  const first = await api.admin.post('/v1/changes', policy, 'draft-1');
  expect(first).toMatchObject({
    status: 201,
    body: { state: 'DRAFT', body, problems: [], createdBy: 'admin' },
  });
  expect((await api.admin.post('/v1/changes', policy, 'draft-1')).body).toEqual(first.body);
  const second = await api.admin.post('/v1/changes', { ...policy, reason: 'typed once more' });
  const third = await api.admin.post('/v1/changes', {
    kind: 'CALENDAR',
    subject: 'company',
    body: { remove: ['2027-01-04'] },
    reason: 'nothing to remove',
  });
  expect(third.body).toMatchObject({
    problems: [{ path: 'remove[0]', reason: expect.stringContaining('2027-01-04') }],
  });
  const ids = [third, second, first].map((answer) => made.parse(answer.body).changeId);
  const page = changePage.parse((await api.admin.get('/v1/changes?limit=2')).body);
  expect(page.items.map(({ changeId }) => changeId)).toEqual(ids.slice(0, 2));
  const rest = await api.admin.get(`/v1/changes?limit=2&cursor=${page.nextCursor}`);
  expect(changePage.parse(rest.body)).toMatchObject({ items: [{ changeId: ids[2] }], nextCursor: null });
  const policies = await api.admin.get('/v1/changes?kind=POLICY&state=DRAFT');
  expect(changePage.parse(policies.body).items.map(({ changeId }) => changeId)).toEqual(ids.slice(1));
  expect(problemIn(await api.admin.get('/v1/changes?cursor=abc')).errors?.[0]?.path).toBe('query.cursor');
});

test('what is no change by its types is refused at once; a change that is not there is not found', async () => {
  const wrong: [unknown, string][] = [
    [{ ...policy, body: { ...body, values: ['2wd'] } }, 'body.values'],
    [{ ...policy, body: { ...body, migrate: 'yes' } }, 'body.migrate'],
    [{ ...policy, body: { ...body, more: 1 } }, 'body.more'],
    [{ ...policy, kind: 'WISH' }, 'kind'],
    [{ ...policy, reason: '  ' }, 'reason'],
  ];
  for (const [typed, path] of wrong) {
    const problem = problemIn(await api.admin.post('/v1/changes', typed));
    expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
    expect(problem.errors?.map((each) => each.path)).toEqual([path]);
  }
  for (const text of ['\\u0000', '\\ud800']) {
    const json = JSON.stringify(policy).replace('2wd', text);
    expect((await api.admin.post('/v1/changes', json)).status).toBe(422);
  }
  for (const path of [absent, `${absent}/preview`, `${absent}/apply`]) {
    const answer =
      path === absent
        ? await api.admin.get(`/v1/changes/${path}`)
        : await api.admin.post(`/v1/changes/${path}`, {});
    expect(answer.status).toBe(404);
  }
});

test('a discarded draft stays on record and can be neither typed anew nor applied', async () => {
  const { changeId } = made.parse((await api.admin.post('/v1/changes', policy)).body);
  const path = `/v1/changes/${changeId}`;
  expect((await api.admin.delete(path)).status).toBe(204);
  expect((await api.admin.get(path)).body).toMatchObject({ state: 'DISCARDED', body });
  expect(problemIn(await api.admin.delete(path)).status).toBe(409);
  expect(problemIn(await api.admin.put(path, policy)).status).toBe(409);
  expect(problemIn(await api.admin.post(`${path}/apply`, {})).status).toBe(409);
});
