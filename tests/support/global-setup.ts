import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type Guardian, startGuardian } from '../../scripts/stack/guardian-client.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { startPostgres } from '../../scripts/stack/postgres.ts';
import { prepareDatabase, prepareEngine } from '../../scripts/stack/prepare.ts';
import { startTemporal } from '../../scripts/stack/temporal.ts';
import { type StackPart, stackParts, templateDatabase } from './stack-parts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stackFolder: string;
  }
}

const oldestNode = 24;

/**
 * One Postgres and one Temporal server for the whole run, each started when the first test asks for it: a test
 * writes `<part>.wanted` into the run's folder and waits for `<part>.ready`. All of it ends with the run, however
 * that ends, because a guardian holds it.
 */
export default function setup(project: TestProject): () => Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode)
    throw new Error(`The tests need Node ${oldestNode}; "npm test" brings it, and so does "npx vitest run".`);
  const folder = mkdtempSync(join(tmpdir(), 'dueline-tests-'));
  const stop = new AbortController();
  project.provide('stackFolder', folder);
  const serving = serve(folder, stop.signal);
  return async () => {
    stop.abort();
    await serving;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function serve(folder: string, stop: AbortSignal): Promise<void> {
  let guardian: Guardian | undefined;
  const starting = new Map<StackPart, Promise<void>>();
  while (!stop.aborted) {
    for (const part of stackParts) {
      if (starting.has(part) || !existsSync(join(folder, `${part}.wanted`))) continue;
      guardian ??= await guardianOf(folder);
      starting.set(part, start(part, folder, guardian));
    }
    await delay(50, undefined, { signal: stop }).catch(() => undefined);
  }
  await Promise.all(starting.values());
  await guardian?.close();
}

async function guardianOf(folder: string): Promise<Guardian> {
  const guardian = await startGuardian(folder);
  await guardian.removeAtEnd(folder);
  return guardian;
}

/** Renamed into place, so that no test reads half an answer. */
async function start(part: StackPart, folder: string, guardian: Guardian): Promise<void> {
  const answer = await starters[part](folder, guardian).then(
    (address) => ({ address }),
    (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  writeFileSync(join(folder, `${part}.new`), JSON.stringify(answer));
  renameSync(join(folder, `${part}.new`), join(folder, `${part}.ready`));
}

const starters: Record<StackPart, (folder: string, guardian: Guardian) => Promise<string>> = {
  async postgres(folder, guardian) {
    const url = await startPostgres(guardian, {
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      throwaway: true,
    });
    const sql = postgres(url, { max: 1 });
    await sql.unsafe(`create database ${templateDatabase}`);
    await sql.end();
    await prepareDatabase(url.replace(/\/[^/]*$/, `/${templateDatabase}`));
    return url;
  },

  async temporal(folder, guardian) {
    const options = { dataDir: folder, port: await freePort(), persistent: false };
    const program = process.env['DUELINE_TEMPORAL_CLI'];
    const address = await startTemporal(
      guardian,
      { ...options, ...(program && { program }) },
      () => undefined,
    );
    const connection = await Connection.connect({ address });
    await prepareEngine(connection, 'default', 30);
    await connection.close();
    return address;
  },
};
