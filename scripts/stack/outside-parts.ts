import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { EngineConnection } from '../../config/engine.ts';

const attempts = 40;
const attemptMs = 500;

/** Resolves when the Postgres of DATABASE_URL answers. Throws a sentence without the password after 20 s. */
export async function awaitOutsidePostgres(databaseUrl: string): Promise<void> {
  const { host, pathname } = new URL(databaseUrl);
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await untilItWorks(
      () => sql`select 1`,
      (reason) =>
        `The Postgres at ${host}${pathname} does not answer: ${reason}. ` +
        'Correct DATABASE_URL or start that server; unset it to use the embedded Postgres.',
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Resolves with a connection when the engine answers. Throws a sentence after 20 s. */
export async function connectEngine({ connectionOptions }: EngineConnection): Promise<Connection> {
  return await untilItWorks(
    () => Connection.connect({ ...connectionOptions, connectTimeout: '5s' }),
    (reason) =>
      `The Temporal server at ${connectionOptions.address} does not answer: ${reason}. ` +
      'Correct TEMPORAL_ADDRESS and its TEMPORAL_* companions, or start that server; unset it to use the embedded one.',
  );
}

async function untilItWorks<T>(work: () => Promise<T>, failure: (reason: string) => string): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (attempt === attempts) throw new Error(failure(reason), { cause: error });
      await delay(attemptMs);
    }
  }
}
