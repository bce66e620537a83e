import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A short name for what a bundle is made of: the same for the same sources. `paths` are folders and files of the
 * repository; of folders the files with one of the endings count, build output and packages left out.
 */
export function sourceFingerprint(paths: readonly string[], endings: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const path of paths) {
    for (const file of filesOf(join(repositoryFolder, path), endings)) {
      hash.update(relative(repositoryFolder, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string, endings: readonly string[]): string[] {
  if (endings.some((ending) => path.endsWith(ending))) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\](dist|node_modules)[/\\]/.test(relative(path, file)))
    .sort();
}
