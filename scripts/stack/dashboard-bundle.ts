import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder, sourceFingerprint } from './source-fingerprint.ts';

/** What ends up in the page, and what decides how it is built. */
const sources = ['dashboard', 'domain', 'package-lock.json'];
const endings = ['.ts', '.tsx', '.css', '.html', '.svg', 'package-lock.json'];

/**
 * Folder of the built page, built once per version of its sources and kept in `folder`. Building needs the
 * development packages; a product that was built ahead does not.
 */
export async function dashboardBundle(folder: string): Promise<string> {
  const path = join(folder, `dashboard-${sourceFingerprint(sources, endings)}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Built aside and renamed: two programs that start at once never serve half a page.
  const draft = mkdtempSync(join(folder, 'dashboard-draft-'));
  try {
    const { build } = await import('vite');
    await build({
      configFile: join(repositoryFolder, 'dashboard', 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: draft, emptyOutDir: true },
    });
    if (!existsSync(path)) renameSync(draft, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return path;
}
