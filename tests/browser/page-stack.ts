import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '../../api/attachments/folder-store.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type ApiStack, startApiStack } from '../api/api-stack.ts';
import {
  builtPage,
  openWindows,
  personWith,
  type Language as ReaderLanguage,
  type Windows,
} from './windows.ts';

export type Language = ReaderLanguage;

/** The whole product behind a real browser: engine, Postgres, worker, API and the built page. */
export type PageStack = ApiStack & Windows;

/** An engine that is slow beside other tests is waited for: what a page shows of one that is away has tests of its own. */
const patient = { engine: 60_000, request: 80_000, keyLease: 100_000 };

/** Starts everything; `close` ends it and fails when a page wrote an error to its console. */
export async function startPageStack(): Promise<PageStack> {
  const pageFolder = await builtPage();
  const files = mkdtempSync(join(tmpdir(), 'dueline-files-'));
  const attachments = folderStore(files);
  const api = await startApiStack({ requestsPerMinute: 100_000 }, patient, { pageFolder, attachments });
  const windows = await openWindows({
    app: api.app,
    database: api.stack.database,
    publicUrl: api.deps.settings.publicUrl,
    folder: api.stack.folder,
    now: () => api.clock.now().toISOString(),
  });
  return {
    ...api,
    ...windows,
    async close() {
      try {
        await windows.close();
      } finally {
        await api.close();
        rmSync(files, { recursive: true, force: true });
      }
    },
  };
}

/** The person of the sample company who holds the role. */
export async function holderOf({ stack }: Pick<ApiStack, 'stack'>, role: Role): Promise<string> {
  return await personWith(stack.database, role);
}
