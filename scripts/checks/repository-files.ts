import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './outcome.ts';
import { runTool } from './run-tool.ts';

/** Top of this repository. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of the files that git knows or would know: tracked, and new but not ignored. Sorted. */
export async function repositoryPaths(root: string = repositoryRoot): Promise<string[]> {
  const listing = await runTool(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    root,
  );
  if (listing.code !== 0) throw new Error(`git ls-files failed in ${root}: ${listing.output}`);
  const paths = listing.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  return [...new Set(paths)].sort();
}

/** The text files of the repository; files with a zero byte are left out. */
export async function repositoryFiles(root: string = repositoryRoot): Promise<SourceFile[]> {
  const paths = await repositoryPaths(root);
  return paths
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter((file) => !file.text.includes('\0'));
}

/** True for a file of TypeScript or JavaScript source. */
export function isSource(file: SourceFile): boolean {
  return /\.[cm]?[jt]sx?$/.test(file.path);
}
