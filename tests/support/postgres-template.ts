import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { testPostgresUrl } from './stack.ts';
import { templateDatabase } from './stack-parts.ts';

/** A database of one's own with the product's schema and no rows. */
export interface TestDatabase {
  url: string;
  /** Removes the database, ending connections that are still open. */
  drop(): Promise<void>;
}

/** Clones the migrated template: some tens of milliseconds, so every test file can have its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = await testPostgresUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(serverUrl, `create database ${name} template ${templateDatabase} strategy file_copy`);
  return {
    url: serverUrl.replace(/\/[^/]*$/, `/${name}`),
    drop: () => run(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
