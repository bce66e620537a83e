import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarSchema } from '../../api/views/calendar-schema.ts';
import { type ApiStack, orderBody, orderIn, startApiStack } from '../api/api-stack.ts';
import { applied, changeIn, previewOf } from './change-stack.ts';

let api: ApiStack;
const office = [{ start: '09:00', end: '17:00' }];
const week = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: office, 7: office };
const newYear = { zh: '元旦', en: 'New Year' };

beforeAll(async () => {
  api = await startApiStack({}, { lookAgain: 300 });
  await haveOfficialDays('company', Date.now(), Date.now() + 14 * 86_400_000);
}, 120_000);
afterAll(() => api.close());

const notice = (year: number, daysOff = [`${year}-01-01`]) => ({
  country: 'CN',
  year,
  holidays: [{ name: newYear, daysOff, makeUpDays: [] }],
});

/** Whatever year it is when the test runs, the days of the calendar between two instants are official. */
async function haveOfficialDays(calendarId: string, ...instants: number[]): Promise<void> {
  const { years } = calendarSchema.parse((await api.admin.get(`/v1/calendars/${calendarId}`)).body);
  const official = years.filter(({ provisional }) => !provisional).map(({ year }) => year);
  const wanted = new Set(instants.map((instant) => new Date(instant).getUTCFullYear()));
  for (const year of [...wanted].filter((each) => !official.includes(each))) {
    const typed = notice(year);
    await applied(api, changeIn(await api.admin.post(`/v1/calendars/${calendarId}/notices`, typed)));
  }
}

test('a due instant is provisional until the notice of its year is imported, and firm from then on; departments differ by their calendars [SLA-02]', async () => {
  const workshop = { calendarId: 'workshop', zone: 'Asia/Shanghai', week, reason: 'works on Sundays too' };
  expect((await api.admin.post('/v1/calendars', workshop)).status).toBe(201);
  const put = await api.admin.put('/v1/department-calendars/SALES', { calendarId: 'workshop' });
  expect(put.body).toEqual({ department: 'SALES', calendarId: 'workshop', version: 1 });
  expect((await api.admin.get('/v1/department-calendars')).body).toEqual({ items: [put.body] });

  const sales = await api.as('SALESPERSON');
  const received = orderIn(await sales.post('/v1/orders', orderBody()));
  expect(received.clocks.map((clock) => [clock.owner, clock.provisional])).toEqual(
    received.clocks.map(() => ['SALES', true]),
  );
  const path = `/v1/orders/${received.orderId}/commands/pass-initial-review`;
  const reviewed = orderIn(await sales.post(path, { input: {} }));
  const review = reviewed.clocks.find((clock) => clock.kind === 'departmentReview');
  expect(review, 'the office has its own days').toMatchObject({
    owner: 'CONTRACT_ORDER',
    provisional: false,
  });
  const outer = reviewed.clocks.find((clock) => clock.kind === 'confirmationOuter');
  const items = [{ from: outer?.anchor, budget: '2wd' }];
  const alone = await api.admin.post('/v1/calendars/workshop/due', { items });
  expect(Object(alone.body)['items'][0]).toMatchObject({ due: outer?.due, provisional: true });

  const years = [...new Set([outer?.anchor, outer?.due].map((instant) => Number(instant?.slice(0, 4))))];
  for (const year of years) {
    const change = changeIn(await api.admin.post('/v1/calendars/workshop/notices', notice(year)));
    expect(change).toMatchObject({ kind: 'CALENDAR', subject: 'workshop', problems: [] });
    if (year === years.at(-1)) {
      const preview = await previewOf(api, change);
      expect(
        preview.clocks.map((clock) => [clock.owner, clock.provisionalBefore, clock.provisionalAfter]),
      ).toEqual(preview.clocks.map(() => ['SALES', true, false]));
      expect(preview.clocksChanged).toBeGreaterThan(0);
    }
    await applied(api, change);
  }
  const rows = await api.stack.database.sql<{ owner: string; provisional: boolean }[]>`
    select owner, provisional from dueline.clocks where order_id = ${received.orderId} and stopped_at is null`;
  expect(rows.filter(({ owner }) => owner === 'SALES').length).toBeGreaterThan(0);
  expect(rows.filter(({ provisional }) => provisional)).toEqual([]);
  const shown = calendarSchema.parse((await api.admin.get('/v1/calendars/workshop')).body);
  expect(shown.version).toBe(years.length + 1);
  expect(shown.years).toEqual(expect.arrayContaining(years.map((year) => ({ year, provisional: false }))));
});

test.each([
  [notice(2027, ['2027-10-01', '2027-10-01']), 'notice.holidays[0].daysOff[1]', 'is given twice'],
  [notice(2027, ['2026-10-01']), 'notice.holidays[0].daysOff[0]', 'is not in 2027'],
  [notice(2027, ['2027-02-30']), 'notice.holidays[0].daysOff[0]', 'is not a date'],
  [notice(2027, []), 'notice.holidays', 'names no date'],
])(
  'a notice with a wrong date is kept as typed, tells the field, and cannot be applied [SLA-02]',
  async (typed, path, reason) => {
    const change = changeIn(await api.admin.post('/v1/calendars/company/notices', typed));
    expect(change.problems).toEqual([{ path, reason: expect.stringContaining(reason) }]);
    expect(change.body).toEqual({ notice: typed });
    for (const act of ['preview', 'apply']) {
      const answer = await api.admin.post(`/v1/changes/${change.changeId}/${act}`, {});
      expect(answer).toMatchObject({ status: 422, body: { errors: change.problems } });
    }
    expect(changeIn(await api.admin.get(`/v1/changes/${change.changeId}`))).toMatchObject({ state: 'DRAFT' });
  },
);
