import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { z } from 'zod';
import { findBinary, temporalCli, temporalTestServer } from '../../scripts/stack/binaries.ts';
import { downloadWithSdk } from '../../scripts/stack/sdk-download.ts';
import type { StackPart } from './stack-parts.ts';

/** Where the engine of this run listens, and the namespace that has the product's search attributes. */
export interface TestEngine {
  address: string;
  namespace: string;
}

/** The Temporal dev server that all tests of this run share: give each test its own task queue and order ids. */
export async function testEngine(): Promise<TestEngine> {
  return { address: await addressOf('temporal'), namespace: 'default' };
}

/** URL of the run's Postgres, as the owner of its databases; `createTestDatabase` gives a database of one's own. */
export async function testPostgresUrl(): Promise<string> {
  return await addressOf('postgres');
}

/** How `TestWorkflowEnvironment.createTimeSkipping({server: {executable}})` finds its server. */
export async function timeSkippingExecutable(): Promise<
  { type: 'existing-path'; path: string } | { type: 'cached-download' }
> {
  const path = await findBinary(temporalTestServer, process.env[temporalTestServer.setting], () => undefined);
  return path === undefined ? { type: 'cached-download' } : { type: 'existing-path', path };
}

/** Path of the `temporal` program, for tests that need a server of their own. */
export async function temporalProgram(): Promise<string> {
  const path = await findBinary(temporalCli, process.env[temporalCli.setting], () => undefined);
  return path ?? (await downloadWithSdk(() => undefined));
}

const answer = z.union([z.strictObject({ address: z.string() }), z.strictObject({ error: z.string() })]);

async function addressOf(part: StackPart): Promise<string> {
  const folder = inject('stackFolder');
  const ready = join(folder, `${part}.ready`);
  writeFileSync(join(folder, `${part}.wanted`), '');
  while (!existsSync(ready)) await delay(25);
  const told = answer.parse(JSON.parse(readFileSync(ready, 'utf8')));
  if ('error' in told) throw new Error(`The tests' ${part} did not start: ${told.error}`);
  return told.address;
}
