import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()";

/**
 * Path of the bundled Chromium, which is unpacked where this machine has none yet: aside, then renamed, so that of
 * two tests that start at once none runs half a browser, and one that is killed meanwhile leaves none behind.
 */
export function ownChromium(): string {
  const place = join(tmpdir(), `dueline-chromium-${bundledVersion()}`);
  const program = join(place, 'chromium');
  if (existsSync(program)) return program;
  const aside = mkdtempSync(`${place}-`);
  try {
    // In a process of its own, for it unpacks into the folder for temporary files.
    execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: aside },
    });
    renameSync(aside, place);
  } catch (error) {
    // Another test was faster.
    if (!existsSync(program)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return program;
}

function bundledVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
