import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { EngineConnection } from '../../config/engine.ts';

const answerWithinMs = 20_000;
const pauseMs = 500;

/** Resolves when the Postgres of DATABASE_URL answers. Throws a sentence without the password after some 20 s. */
export async function awaitOutsidePostgres(databaseUrl: string): Promise<void> {
  const { host, pathname } = new URL(databaseUrl);
  await untilItWorks(
    () => pingPostgres(databaseUrl),
    (reason) =>
      `The Postgres at ${host}${pathname} does not answer: ${reason}. ` +
      'Correct DATABASE_URL or start that server; unset it to use the embedded Postgres.',
  );
}

/** A client for one look only: it waits longer after each failure, all by itself. */
async function pingPostgres(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Resolves with a connection when the engine answers. Throws a sentence after some 20 s. */
export async function connectEngine({ connectionOptions }: EngineConnection): Promise<Connection> {
  return await untilItWorks(
    () => Connection.connect({ ...connectionOptions, connectTimeout: '5s' }),
    (reason) =>
      `The Temporal server at ${connectionOptions.address} does not answer: ${reason}. ` +
      'Correct TEMPORAL_ADDRESS and its TEMPORAL_* companions, or start that server; unset it to use the embedded one.',
  );
}

async function untilItWorks<T>(work: () => Promise<T>, failure: (reason: string) => string): Promise<T> {
  const limit = AbortSignal.timeout(answerWithinMs);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (limit.aborted) throw new Error(failure(reason), { cause: error });
      await delay(pauseMs);
    }
  }
}
