import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../../scripts/stack/ports.ts';
import { createTestDatabase } from '../support/postgres-template.ts';
import { temporalProgram } from '../support/stack.ts';
import type { ExamPlace } from './exam-place.ts';
import type { ExamOptions } from './exam-result.ts';

/** A place on the servers of the test run, gone after the test. */
export async function testPlace(): Promise<ExamPlace> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'dueline-exam-'));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });
  const port = await freePort();
  return { databaseUrl: database.url, temporalProgram: await temporalProgram(), folder, port };
}

/** The short form, which says nothing while it runs. */
export function shortForm(seed: number): ExamOptions {
  return { scale: 'short', seed, log: () => undefined };
}
