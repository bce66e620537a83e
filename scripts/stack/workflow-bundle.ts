import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { repositoryFolder, sourceFingerprint } from './source-fingerprint.ts';

/** Folders whose code ends up in the workflow sandbox. */
const sources = ['domain', 'workflows'];

/**
 * Path of the bundled workflow code, built once per version of its sources and kept in `folder`: a worker that
 * was killed is back seconds sooner with a prebuilt bundle. How failures are written is part of it.
 */
export async function workflowBundle(folder: string, dataConverter: DataConverter = {}): Promise<string> {
  const { failureConverterPath } = dataConverter;
  const path = join(folder, `workflow-bundle-${fingerprint(failureConverterPath)}.js`);
  if (existsSync(path)) return path;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(repositoryFolder, 'workflows/index.ts'),
    ...(failureConverterPath !== undefined && { failureConverterPath }),
    // Its own words at INFO are webpack's statistics.
    logger: new DefaultLogger('WARN'),
  });
  mkdirSync(folder, { recursive: true });
  // Written aside and renamed: two workers that start at once never read half a file.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, path);
  return path;
}

function fingerprint(failureConverterPath: string | undefined): string {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
    version: string;
  };
  const converter = failureConverterPath === undefined ? '' : readFileSync(failureConverterPath, 'utf8');
  return sourceFingerprint(sources, ['.ts'], version + converter);
}
