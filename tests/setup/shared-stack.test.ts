import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/postgres-template.ts';
import { testEngine } from '../support/stack.ts';

test('every test database is a clone of its own, in UTF-8, on Postgres 18', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const sql = postgres(first.url, { max: 1 });
  await sql`create table only_here (name text)`;
  await sql`insert into only_here values ('四川机械')`;
  expect(
    await sql`select name, current_setting('server_version_num')::int / 10000 as version from only_here`,
  ).toEqual([{ name: '四川机械', version: 18 }]);
  await sql.end();

  const other = postgres(second.url, { max: 1 });
  expect(await other`select to_regclass('only_here') as found`).toEqual([{ found: null }]);
  await other.end();
  await Promise.all([first.drop(), second.drop()]);
});

test('the shared engine serves the namespace with a retention of 30 days', async () => {
  const { address, namespace } = await testEngine();
  const connection = await Connection.connect({ address });
  const found = await connection.workflowService.describeNamespace({ namespace });
  expect(Number(found.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
  await connection.close();
});
