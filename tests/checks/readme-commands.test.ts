import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from '../../scripts/checks/repository-files.ts';
import { type Product, startProduct } from '../demo/product.ts';

let product: Product;
let folder: string;

beforeAll(async () => {
  product = await startProduct();
  folder = mkdtempSync(join(tmpdir(), 'dueline-readme-'));
  writeFileSync(join(folder, 'admin-key'), `${product.adminKey}\n`);
});

afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The README's shell blocks, pointed at the product of this test. */
function shellBlocks(): string[] {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block]) =>
    (block ?? '').replaceAll('http://127.0.0.1:8080', product.url).replaceAll('.dueline/', `${folder}/`),
  );
}

/** What a shell block writes, run in the repository as its reader would. Rejects when a command of it fails. */
function outputOf(block: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-eu', '-o', 'pipefail', '-c', block], {
      cwd: repositoryRoot,
      env: { ...process.env, DUELINE_URL: product.url, DUELINE_ADMIN_KEY: product.adminKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let complaints = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    shell.on('error', reject);
    shell.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`ended with ${code}: ${complaints}${out}`));
    });
  });
}

async function answerOf(block: string): Promise<Record<string, unknown>> {
  return JSON.parse(await outputOf(block));
}

test('the README’s commands work as pasted: an order comes in once, and its salesperson passes it on [SYS-02 INTAKE-03]', async () => {
  const [order = '', act = ''] = shellBlocks();
  const received = await answerOf(order);
  // Its channel is one whose customers the system itself tells of the receipt: that is the second entry.
  expect(received).toMatchObject({ version: 2, stage: 'RECEIVED', gaps: [] });
  expect(received['orderNumber']).toMatch(/^SO-\d{4}-\d{6}$/);
  const again = await answerOf(order);
  expect(again).toEqual(received);
  const acted = await answerOf(act);
  expect(acted).toMatchObject({ orderId: received['orderId'], version: 3, stage: 'UNDER_REVIEW' });
});

test('the README’s command lines work as pasted: clocks and figures are shown, a day off, a figure and an incident applied', async () => {
  const [, , looks = '', dayOff = '', others = '', ...more] = shellBlocks();
  expect(more).toEqual([]);
  expect(await outputOf(looks)).toContain('2025-10-10T16:00:00+08:00');
  // The reader pastes both into one shell.
  await outputOf(`${dayOff}\n${others}`);
  const changes = JSON.parse(await outputOf('npm run -s dueline -- --json changes list'));
  const kinds = changes.items.map((change: { kind: string }) => change.kind);
  expect(kinds.toSorted()).toEqual(['CALENDAR', 'INCIDENT', 'POLICY']);
  const states = changes.items.map((change: { state: string }) => change.state);
  expect(states.every((state: string) => state === 'APPLYING' || state === 'APPLIED')).toBe(true);
}, 120_000);
