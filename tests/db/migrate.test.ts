import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateDatabase } from '../../db/migrate.ts';
import { describeSchema } from '../../scripts/checks/describe-schema.ts';
import { testPostgresUrl } from '../support/stack.ts';

let url: string;
let sql: postgres.Sql;
let drop: () => Promise<void>;

beforeEach(async () => {
  const serverUrl = await testPostgresUrl();
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const server = postgres(serverUrl, { max: 1 });
  await server.unsafe(`create database ${name}`);
  url = serverUrl.replace(/\/[^/]*$/, `/${name}`);
  sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { search_path: 'pg_catalog' } });
  drop = async () => {
    await sql.end();
    await server.unsafe(`drop database ${name} with (force)`);
    await server.end();
  };
});
afterEach(() => drop());

test('an empty database gets the schema of the snapshot; doing it again, and by several at once, changes nothing', async () => {
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const snapshot = readFileSync(new URL('../../db/schema.snapshot.txt', import.meta.url), 'utf8');
  expect(await describeSchema(sql)).toBe(snapshot);
  await migrateDatabase(url);
  expect(await describeSchema(sql)).toBe(snapshot);
});

test.each([
  'create table public.orders (id int)',
  'create schema dueline; create table dueline.orders (id int)',
])(
  'a database with foreign tables is left alone, with a sentence that says what to do: %s',
  async (given) => {
    await sql.unsafe(given);
    await expect(migrateDatabase(url)).rejects.toThrow(
      /holds tables that are not Dueline's \((public|dueline)\.orders\)\. Name an empty database in DATABASE_URL\./,
    );
    const tables = await sql`select relname from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')`;
    expect(tables).toEqual([{ relname: 'orders' }]);
  },
);

test('a database that a newer version has migrated is left alone', async () => {
  await migrateDatabase(url);
  await sql`insert into dueline.migrations (hash, created_at) values ('of the future', 9999999999999)`;
  await expect(migrateDatabase(url)).rejects.toThrow(/set up by another version of Dueline/);
});
