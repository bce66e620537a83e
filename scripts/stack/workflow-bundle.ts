import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = fileURLToPath(new URL('../../', import.meta.url));

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
    workflowsPath: join(root, 'workflows/index.ts'),
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
  const hash = createHash('sha256');
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
    version: string;
  };
  hash.update(version);
  if (failureConverterPath !== undefined) hash.update(readFileSync(failureConverterPath));
  for (const folder of sources) {
    for (const file of sourceFiles(join(root, folder))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function sourceFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
