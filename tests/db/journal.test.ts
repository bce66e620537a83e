import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { entryHash } from '../../db/journal/entry-hash.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { commitLife, randomLives } from './order-lives.ts';
import { tamper } from './tamper.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let orderId: string;
const [life = [], other = []] = randomLives(40, 5)
  .sort((a, b) => b.flat().length - a.flat().length)
  .slice(0, 2);
const length = life.flat().length;

beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
beforeEach(async () => {
  orderId = newOrderId();
  await tamper(company.database, async (sql) => {
    await sql`delete from dueline.journal`;
    await sql`delete from dueline.orders`;
  });
  await commitLife(company.commit, orderId, life);
  await commitLife(company.commit, newOrderId(), other);
});

test.each([
  ['update', 'update dueline.journal set actor = actor'],
  ['delete', 'delete from dueline.journal'],
  ['truncate', 'truncate dueline.journal'],
  ['update of the access log', `update dueline.access_log set code = ''`],
  ['truncate of the access log', 'truncate dueline.access_log'],
])('the database refuses %s [AUDIT-01]', async (_name, statement) => {
  const { sql } = company.database;
  await sql`insert into dueline.access_log values (1, '2025-10-09T10:00:00Z', null, 'GET', '/', null, null, 403, 'x', '{}', '', '')
    on conflict do nothing`;
  await expect(sql.unsafe(statement)).rejects.toThrow(/append-only/);
});

test('an untouched journal is whole [AUDIT-01]', async () => {
  const entries = length + other.flat().length;
  expect(await verifyJournal(company.database)).toEqual({ orders: 2, cases: 0, entries, breaks: [] });
});

const edits: [string, string][] = [
  ['an entry', `entry = jsonb_set(entry, '{occurredAt}', '"2025-01-01T00:00:00Z"')`],
  ['its facts', `facts = facts || '{"orderNumber": "SO-0"}'`],
  ['who did it', `actor = 'somebody-else'`],
  ['when', `recorded_at = recorded_at - interval '1 second'`],
];
test.each(edits)('an edit of %s is found where it is [AUDIT-01]', async (_name, change) => {
  await tamper(company.database, async (sql) => {
    await sql.unsafe(`update dueline.journal set ${change} where order_id = $1 and version = 3`, [orderId]);
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([{ orderId, version: 3, kind: 'EDITED' }]);
});

test('an entry that was written anew with a fitting hash of its own is found [AUDIT-01]', async () => {
  await tamper(company.database, async (sql) => {
    const [row] = await sql`select * from dueline.journal where order_id = ${orderId} and version = 3`;
    const entry = { ...row?.['entry'], reason: 'never said' };
    const hash = entryHash(orderId, row?.['previous_hash'], entry, row?.['facts']);
    await sql`update dueline.journal set entry = ${JSON.stringify(entry)}::text::jsonb, hash = ${hash}
      where order_id = ${orderId} and version = 3`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([{ orderId, version: 3, kind: 'EDITED' }]);
});

test('the last entry written anew is found by the head that the order keeps [AUDIT-01]', async () => {
  await tamper(company.database, async (sql) => {
    const [row] =
      await sql`select * from dueline.journal where order_id = ${orderId} and version = ${length}`;
    const entry = { ...row?.['entry'], reason: 'never said' };
    const hash = entryHash(orderId, row?.['previous_hash'], entry, row?.['facts']);
    await sql`update dueline.journal set entry = ${JSON.stringify(entry)}::text::jsonb, hash = ${hash}
      where order_id = ${orderId} and version = ${length}`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([
    { orderId, version: length, kind: 'EDITED' },
  ]);
});

test('a deleted entry is found [AUDIT-01]', async () => {
  await tamper(company.database, async (sql) => {
    await sql`delete from dueline.journal where order_id = ${orderId} and version = 2`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([{ orderId, version: 2, kind: 'DELETED' }]);
});

test('entries that changed places are found [AUDIT-01]', async () => {
  await tamper(company.database, async (sql) => {
    await sql`update dueline.journal set version = case version when 2 then -3 else -2 end
      where order_id = ${orderId} and version in (2, 3)`;
    await sql`update dueline.journal set version = -version where order_id = ${orderId} and version < 0`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([
    { orderId, version: 2, kind: 'REORDERED' },
  ]);
});

test('a cut tail is found, even when it is the whole journal [AUDIT-01]', async () => {
  await tamper(company.database, async (sql) => {
    await sql`delete from dueline.journal where order_id = ${orderId} and version >= ${length - 1}`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([
    { orderId, version: length - 1, kind: 'CUT_TAIL' },
  ]);
  await tamper(company.database, async (sql) => {
    await sql`delete from dueline.journal where order_id = ${orderId}`;
  });
  expect((await verifyJournal(company.database)).breaks).toEqual([{ orderId, version: 1, kind: 'CUT_TAIL' }]);
});
