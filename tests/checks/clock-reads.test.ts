import { expect, test } from 'vitest';
import { findClockReads } from '../../scripts/checks/clock-reads.ts';
import { findSqlClockReads } from '../../scripts/checks/sql-clock-reads.ts';

test.each([
  'const at = Date.now();',
  'const read = Date.now;',
  'const at = new Date();',
  'const at = new Date;',
  'const at = Date();',
  "const at = Date['now']();",
  'const at = globalThis.Date.now();',
  'const { now } = Date;',
  'const at = performance.now();',
  'const at = process.hrtime.bigint();',
  'const at = Temporal.Now.instant();',
])('finds the clock read in %s, and says where [I4]', (line) => {
  expect(findClockReads({ path: 'domain/order/planted.ts', text: `// first line\n${line}\n` })).toEqual([
    { file: 'domain/order/planted.ts', line: 2, message: expect.stringContaining('reads the clock') },
  ]);
});

test.each([
  'const at = new Date(epochMs);',
  'const at = Date.parse(text);',
  'const at = clock.now();',
  "const text = 'Date.now() is not for us';",
  '// new Date() is not for us',
])('leaves %s alone', (line) => {
  expect(findClockReads({ path: 'domain/order/planted.ts', text: line })).toEqual([]);
});

test('lets the clock module, workflow code, tests and benchmarks read the time, and nothing else [I4]', () => {
  const text = 'export const at = new Date();';
  const files = ['config/clock.ts', 'workflows/order.ts', 'tests/a.test.ts', 'bench/p1.ts'];
  expect(files.flatMap((path) => findClockReads({ path, text }))).toEqual([]);
  const others = ['domain/a.ts', 'config/settings.ts', 'scripts/start.ts', 'server.ts', 'api/app.ts'];
  expect(others.filter((path) => findClockReads({ path, text }).length === 1)).toEqual(others);
});

test.each([
  ['db/commit.ts', 'sql`update orders set at = now()`'],
  ['db/commit.ts', `sql\`select \${id}, clock_timestamp() as at\``],
  ['activities/commit.ts', "db.execute('select CURRENT_TIMESTAMP')"],
  ['notices/outbox.ts', "const due = 'where due < now( )'"],
  ['db/schema/orders.ts', "timestamp('at').defaultNow()"],
  ['db/migrations/0001.sql', 'alter table orders add at timestamptz default now();'],
])("finds the database's clock read in %s: %s [I4]", (path, text) => {
  expect(findSqlClockReads({ path, text })).toHaveLength(1);
});

test.each([
  ['db/commit.ts', "// as of now() it is known\nexport const what = 'known now (at last)';"],
  ['db/migrations/0001.sql', '-- no now() here\ncreate table now_and_then (id int);'],
  ['tests/db/commit.test.ts', 'sql`select now()`'],
  ['domain/errors.ts', "export const advice = 'not now()';"],
])('finds no clock read in the SQL of %s', (path, text) => {
  expect(findSqlClockReads({ path, text })).toEqual([]);
});
