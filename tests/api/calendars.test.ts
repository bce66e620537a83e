import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarSchema, daysSchema, dueSchema, releaseDaysSchema } from '../../api/views/calendar-schema.ts';
import { latestPolicy } from '../../db/policies/latest-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { explainDue } from '../../domain/working-time/due-path.ts';
import { type ApiStack, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const due = (items: unknown, query = '') => api.admin.post(`/v1/calendars/company/due${query}`, { items });

test('a budget over the National Day week names each date skipped or worked, and by which rule [SLA-02]', async () => {
  const answer = await due([{ from: '2025-09-26T17:00:00+08:00', budget: '2wd' }]);
  const [item] = dueSchema.parse(answer.body).items;
  expect(item).toMatchObject({ due: '2025-09-29T17:00:00+08:00', provisional: false });
  expect(item?.path.map(({ date, worked, rule }) => [date, worked, rule])).toEqual([
    ['2025-09-26', true, 'WEEKLY_PATTERN'],
    ['2025-09-27', false, 'WEEKLY_PATTERN'],
    ['2025-09-28', true, 'OFFICIAL_NOTICE'],
    ['2025-09-29', true, 'WEEKLY_PATTERN'],
  ]);
  const end = await due([{ from: '2025-09-26T17:00:00+08:00', budget: '2wd' }], '?mode=END_OF_NTH_DAY');
  expect(dueSchema.parse(end.body).items[0]?.due).toBe('2025-09-29T18:00:00+08:00');
});

test('ten thousand items come back in order, at once for who waits [SLA-02]', async () => {
  const items = Array.from({ length: 10_000 }, (_, index) => ({
    from: new Date(Date.UTC(2025, 0, 1) + index * 3_600_000).toISOString(),
    budget: ['2wd', '4wh', '7d', 'eod+1'][index % 4] ?? '',
  }));
  await due(items.slice(0, 100));
  const start = performance.now();
  const answer = await due(items);
  expect(performance.now() - start).toBeLessThan(10_000);
  const answered = dueSchema.parse(answer.body).items;
  expect(answered).toHaveLength(items.length);
  for (const place of [0, 1, 4_999, 9_998]) {
    const { from = '', budget = '' } = items[place] ?? {};
    expect(answered[place]).toEqual(explainDue(companyDefault, from, budget));
  }
  expect(problemIn(await due([...items, ...items])).status).toBe(422);
});

test('every item that cannot be read is named with its field, and none is worked out [SLA-02]', async () => {
  const from = '2025-09-26T17:00:00+08:00';
  const problem = problemIn(
    await due([
      { from, budget: '2wd' },
      { from: '2025-09-31T10:00:00+08:00', budget: '2wd' },
      { from: '2025-09-26T17:00:00', budget: '2wd' },
      { from, budget: '-1wd' },
      { from, budget: '3fortnights' },
      { from, budget: '999999wd' },
      { from: '2199-12-01T10:00:00+08:00', budget: '2600wd' },
    ]),
  );
  expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
  expect(problem.errors?.map(({ path }) => path)).toEqual([
    'items[1].from',
    'items[2].from',
    'items[3].budget',
    'items[4].budget',
    'items[5].budget',
    'items[6].budget',
  ]);
  expect(problem.errors?.[2]?.reason).toContain('cannot be negative');
  const absurd = Array.from({ length: 200 }, () => ({ from, budget: '2600wd' }));
  expect(problemIn(await due(absurd)).errors?.[0]?.reason).toContain('send fewer items');
  expect((await api.admin.post('/v1/calendars/nowhere/due', { items: [] })).status).toBe(422);
  const unknown = await api.admin.post('/v1/calendars/nowhere/due', { items: [{ from, budget: '1wd' }] });
  expect(unknown.status).toBe(404);
  expect((await due([{ from, budget: '1wd' }], '?version=2')).status).toBe(404);
});

test('a calendar tells its dates, its versions and which years still wait for a notice [SLA-02]', async () => {
  const calendar = calendarSchema.parse((await api.admin.get('/v1/calendars/company')).body);
  expect(calendar).toMatchObject({
    version: 1,
    versions: [{ reason: 'sample company', createdBy: 'admin' }],
  });
  expect(calendar.years).toEqual(
    expect.arrayContaining([
      { year: 2026, provisional: false },
      { year: 2027, provisional: true },
    ]),
  );
  const days = await api.admin.get('/v1/calendars/company/days?from=2025-09-27&until=2025-10-01');
  expect(
    daysSchema.parse(days.body).items.map(({ date, worked, rule, name }) => [date, worked, rule, name?.en]),
  ).toEqual([
    ['2025-09-27', false, 'WEEKLY_PATTERN', undefined],
    ['2025-09-28', true, 'OFFICIAL_NOTICE', expect.any(String)],
    ['2025-09-29', true, 'WEEKLY_PATTERN', undefined],
    ['2025-09-30', true, 'WEEKLY_PATTERN', undefined],
    ['2025-10-01', false, 'OFFICIAL_NOTICE', expect.any(String)],
  ]);
  for (const span of ['from=2025-10-02&until=2025-10-01', 'from=2000-01-01&until=2025-10-01']) {
    expect(problemIn(await api.admin.get(`/v1/calendars/company/days?${span}`)).errors?.[0]?.path).toBe(
      'query.until',
    );
  }
});

test('a release day on a holiday moves to the next working day, and two on one date are one [DEMAND-07]', async () => {
  const { values } = await latestPolicy(api.stack.database.db);
  expect(values['demand.releaseWeekdays']).toEqual([1, 4]);
  const answer = await api.admin.get('/v1/calendars/company/release-days?from=2025-09-25&until=2025-10-10');
  expect(releaseDaysSchema.parse(answer.body).items).toEqual([
    { date: '2025-09-25', standsFor: ['2025-09-25'] },
    { date: '2025-09-29', standsFor: ['2025-09-29'] },
    { date: '2025-10-09', standsFor: ['2025-10-02', '2025-10-06', '2025-10-09'] },
  ]);
});

test('a calendar that does not hold together is refused with the field and the reason [SLA-02]', async () => {
  const office = [{ start: '09:00', end: '17:00' }];
  const week = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] };
  const fits = { calendarId: 'office', zone: 'Europe/Berlin', week, reason: 'the office in Berlin' };
  const none = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const over = [...office, { start: '16:00', end: '18:00' }];
  const wrong: [Record<string, unknown>, string, string][] = [
    [{ zone: 'Mars/Olympus' }, 'zone', 'not a known time zone'],
    [{ week: none }, 'week', 'no working time'],
    [{ week: { ...week, 2: over } }, 'week.2[1]', 'overlaps'],
    [{ week: { ...week, 3: [{ start: '9', end: '17:00' }] } }, 'week.3[0]', 'not a time of day'],
  ];
  for (const [field, path, reason] of wrong) {
    const problem = problemIn(await api.admin.post('/v1/calendars', { ...fits, ...field }));
    expect(problem.errors).toEqual([{ path, reason: expect.stringContaining(reason) }]);
  }
  const added = await api.admin.post('/v1/calendars', fits, 'once');
  expect(added).toMatchObject({ status: 201, body: { calendarId: 'office', version: 1 } });
  expect((await api.admin.post('/v1/calendars', fits, 'once')).body).toEqual(added.body);
  expect(problemIn(await api.admin.post('/v1/calendars', fits)).errors?.[0]?.path).toBe('calendarId');
  const nowhere = await api.admin.put('/v1/department-calendars/QUALITY', { calendarId: 'nowhere' });
  expect(problemIn(nowhere).errors?.[0]?.path).toBe('calendarId');
});
