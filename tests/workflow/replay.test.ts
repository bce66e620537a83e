import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { afterAll, describe, expect, test } from 'vitest';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';

// The planted change makes the engine's own part complain: only its errors are of interest here.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const histories = readdirSync(join(root, 'tests/replay')).filter((file) => file.endsWith('.json'));
const folder = mkdtempSync(join(tmpdir(), 'dueline-replay-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('stored histories', () => {
  test('there are some of each kind: a whole life, split lots, gaps with a pause, rungs, a rejection', () => {
    expect(histories.length).toBeGreaterThanOrEqual(5);
  });

  test.each(histories)('%s replays on today’s code [I11 R14]', async (file) => {
    await Worker.runReplayHistory(
      { workflowBundle: { codePath: await workflowBundle(folder) } },
      stored(file),
    );
  });

  test('a planted incompatible change is caught by every one of them [R14]', async () => {
    const code = await plantedBundle((source) =>
      source.replace(
        'while (!life.isOver(state) || isAbroad()) {',
        "while (!life.isOver(state) || isAbroad()) {\n    await sleep('1s');",
      ),
    );
    for (const file of histories) {
      await expect(
        Worker.runReplayHistory({ workflowBundle: { code } }, stored(file)),
        file,
      ).rejects.toThrow();
    }
  }, 120_000);
});

function stored(file: string): unknown {
  return JSON.parse(readFileSync(join(root, 'tests/replay', file), 'utf8'));
}

/** Today's workflow with a change that no running order could live with, bundled from a copy beside the code. */
async function plantedBundle(change: (source: string) => string): Promise<string> {
  const copy = mkdtempSync(join(root, '.dueline-planted-'));
  try {
    for (const part of ['domain', 'workflows'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    const path = join(copy, 'workflows/serial-loop.ts');
    const source = readFileSync(path, 'utf8');
    const changed = change(source);
    expect(changed).not.toBe(source);
    writeFileSync(path, `import { sleep } from '@temporalio/workflow';\n${changed}`);
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(copy, 'workflows/index.ts'),
      logger: new DefaultLogger('WARN'),
    });
    return code;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
