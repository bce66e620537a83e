import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { calendarVersions } from '../../db/schema/calendar-versions.ts';
import { cases } from '../../db/schema/cases.ts';
import { departmentCalendars } from '../../db/schema/department-calendars.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { noticePath } from '../../domain/notices/notice-path.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { keepOverdueCase } from '../db/overdue-case.ts';
import { openTestCompany, type TestCompany } from '../db/test-company.ts';
import { dutyWorker, type QueuedNotice, queuedOf } from './duty-worker.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
const setUp = '2025-09-01T00:00:00Z';
afterEach(async () => {
  const { db } = company.database;
  for (const table of [outbox, cases, departmentCalendars]) await db.delete(table);
  await db.delete(policyVersions).where(eq(policyVersions.version, 'quality'));
  await db.delete(calendarVersions).where(eq(calendarVersions.calendarId, 'early'));
  await db.update(calendarVersions).set({ createdAt: setUp });
});

/** The 1st and 2nd of November 2025 are a weekend. */
const november = (date: string, time: string) => `2025-11-${date}T${time}+08:00`;
const readers = ['admin', 'deputy-general-manager', 'general-manager'];
const peopleOf = (rows: readonly QueuedNotice[]) => rows.map(({ personId }) => personId).toSorted();

test('on the first working day of a month administration and leadership get its summary once, when work begins, by however many workers [OVERDUE-08]', async () => {
  await keepOverdueCase(company, 'case_1', '2025-10-22T10:00:00+08:00', 'SO-1');
  await keepOverdueCase(company, 'case_2', november('03', '08:00:00'), 'SO-2');
  const [one, other] = [dutyWorker(company), dutyWorker(company)];
  await one('2025-10-31T17:00:00+08:00', november('01', '10:00:00'), november('03', '08:59:59'));
  expect((await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP')).map(({ key }) => key)).not.toContain(
    'overdue-summary/2025-10/admin/IN_APP/admin',
  );
  await company.database.db.delete(outbox);
  await Promise.all([one(november('03', '09:00:00')), other(november('03', '09:00:00'))]);
  await one(november('03', '15:00:00'), november('04', '09:00:00'));
  await dutyWorker(company)(november('28', '16:00:00'));
  const rows = await queuedOf(company, 'OVERDUE_SUMMARY');
  expect(peopleOf(rows)).toEqual(readers);
  expect(peopleOf(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP'))).toEqual(readers);
  const notice = noticeSchema.parse({ ...rows[0]?.payload, kind: 'OVERDUE_SUMMARY' });
  expect(notice).toEqual({
    kind: 'OVERDUE_SUMMARY',
    month: '2025-10',
    total: { opened: 1, closed: 0, open: 1, daysOverdue: 9 },
    causes: [{ cause: 'PRODUCTION', department: 'PRODUCTION', cases: 1 }],
    repeats: [],
  });
  expect(noticePath(notice)).toBe('/cases/report?month=2025-10');
  expect(rows[0]).toMatchObject({ critical: false, nextAttemptAt: '2025-11-03T01:00:00.000Z' });
});

test('after a day that nobody worked on it goes out at the next working time, and never at night [OVERDUE-08]', async () => {
  const look = dutyWorker(company);
  await look(november('03', '08:00:00'), november('05', '22:00:00'), november('08', '10:00:00'));
  expect(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP')).toEqual([]);
  await look(november('10', '08:59:59'), november('10', '12:30:00'));
  expect(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP')).toEqual([]);
  await look(november('10', '13:00:00'));
  expect(peopleOf(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP'))).toEqual(readers);
});

test('a month without an overdue order has its summary too, which says so [OVERDUE-08]', async () => {
  await dutyWorker(company)('2025-12-01T09:00:00+08:00');
  const [row] = await queuedOf(company, 'OVERDUE_SUMMARY');
  const notice = noticeSchema.parse({ ...row?.payload, kind: 'OVERDUE_SUMMARY' });
  expect(notice).toMatchObject({ month: '2025-11', total: { opened: 0, closed: 0, open: 0 }, causes: [] });
  expect(renderNotice(notice, 'zh', '').lead).toBe('上月没有订单超期。');
  expect(renderNotice(notice, 'en', '').lead).toBe('No order was overdue last month.');
});

test("each reader's own department decides when work begins; a holiday moves the day for all [OVERDUE-08]", async () => {
  const { db } = company.database;
  const early = [{ start: '07:00', end: '16:00' }];
  const week = { 1: early, 2: early, 3: early, 4: early, 5: early, 6: early, 7: early };
  const definition = { ...companyDefault, id: 'early', week, overrides: [] };
  const by = { reason: '早班', createdBy: 'admin', createdAt: setUp };
  await db.insert(calendarVersions).values({ calendarId: 'early', version: 1, definition, ...by });
  await db.insert(departmentCalendars).values({ department: 'ADMINISTRATION', calendarId: 'early' });
  const look = dutyWorker(company);
  // The 1st to the 3rd of January 2026 are off, the 4th is a Sunday that is worked.
  await look('2026-01-02T10:00:00+08:00', '2026-01-04T06:59:59+08:00');
  const people = async () => peopleOf(await queuedOf(company, 'OVERDUE_SUMMARY'));
  expect(await people()).toEqual([]);
  await look('2026-01-04T07:00:00+08:00');
  expect(await people()).toEqual(['admin']);
  await look('2026-01-04T09:00:00+08:00');
  expect(await people()).toEqual(readers);
});

test('policy says whose roles get it and how many causes it names [OVERDUE-08 SLA-11]', async () => {
  const { db } = company.database;
  const values = withOverrides({ 'overdue.summaryRoles': ['QUALITY_MANAGER'] });
  const effectiveAt = '2026-01-20T00:00:00Z';
  const by = { reason: 'x', createdBy: 'admin', createdAt: effectiveAt };
  await db.insert(policyVersions).values({ version: 'quality', values, effectiveAt, ...by });
  await dutyWorker(company)('2026-02-02T09:00:00+08:00');
  expect(peopleOf(await queuedOf(company, 'OVERDUE_SUMMARY'))).toEqual(['quality-manager']);
});

test('a company that was set up since has no summary of a month before it [OVERDUE-08]', async () => {
  await company.database.db.update(calendarVersions).set({ createdAt: '2026-02-10T00:00:00Z' });
  const look = dutyWorker(company);
  await look('2026-02-13T10:00:00+08:00');
  expect(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP')).toEqual([]);
  await look('2026-03-02T10:00:00+08:00');
  expect(peopleOf(await queuedOf(company, 'OVERDUE_SUMMARY', 'IN_APP'))).toEqual(readers);
});
