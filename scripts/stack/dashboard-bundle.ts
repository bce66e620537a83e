import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { repositoryFolder, sourceFingerprint } from './source-fingerprint.ts';

/** What ends up in the page, and what decides how it is built. */
const sources = ['dashboard', 'domain', 'scripts/stack/dashboard-bundle.ts', 'package-lock.json'];
const endings = ['.ts', '.tsx', '.css', '.html', '.svg', 'package-lock.json'];

/** Where the page of these sources is kept in `folder`. */
export function dashboardFolder(folder: string): string {
  return join(folder, `dashboard-${sourceFingerprint(sources, endings)}`);
}

/**
 * Folder of the built page, built once per version of its sources and kept in `folder`. Building needs the
 * development packages; a product that was built ahead does not.
 */
export async function dashboardBundle(folder: string): Promise<string> {
  const path = dashboardFolder(folder);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Built aside and renamed: two programs that start at once never serve half a page.
  const draft = mkdtempSync(join(folder, 'dashboard-draft-'));
  try {
    await inProduction(async () => {
      const { build } = await import('vite');
      await build({
        configFile: join(repositoryFolder, 'dashboard', 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: draft, emptyOutDir: true },
      });
    });
    compress(join(draft, 'assets'));
    // A temporary folder is its maker's alone; the page may be served by another user, as in the image.
    chmodSync(draft, 0o755);
    moveIntoPlace(draft, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return path;
}

/** The libraries of the page look at NODE_ENV when they are built: tests must serve what people get. */
async function inProduction(act: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await act();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Of two that were built at the same time the first stays; they are the same. */
function moveIntoPlace(draft: string, path: string): void {
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

/** Puts each script and style beside itself as Brotli and gzip, so that no request waits for it. */
function compress(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
    const file = join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
