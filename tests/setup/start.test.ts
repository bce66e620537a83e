import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { endLeftovers } from '../../scripts/stack/leftovers.ts';
import { createTestDatabase } from '../support/postgres-template.ts';
import { testEngine, testPostgresUrl } from '../support/stack.ts';
import {
  ownSettings,
  processesOf,
  type StartedProduct,
  startProduct,
  stillRunning,
} from './started-product.ts';

// Whole systems start here, on machines that may have much else to do.
vi.setConfig({ testTimeout: 300_000 });

const parts = ['api', 'guardian', 'postgres', 'temporal', 'worker'];
let folder: string;
let dataDir: string;
let settings: Record<string, string>;
let product: StartedProduct | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-start-'));
  dataDir = join(folder, 'data');
  settings = await ownSettings(dataDir);
});

afterAll(async () => {
  await endProduct();
  rmSync(folder, { recursive: true, force: true });
});

async function endProduct(): Promise<void> {
  product?.signal('SIGKILL');
  await product?.ended;
  product = undefined;
  await endLeftovers(dataDir, () => undefined);
}

async function started(more: Record<string, string> = {}): Promise<StartedProduct> {
  product = startProduct(folder, { ...settings, ...more });
  await product.ready();
  return product;
}

async function readyz(): Promise<number> {
  return (await fetch(`http://127.0.0.1:${settings['DUELINE_HTTP_PORT']}/readyz`)).status;
}

/** Each test goes on where the one before left the system, as a day of an operator does. */
describe('one command', () => {
  let adminKey: string;

  test('brings up every part, says what it waits for, and prints where each is, one line each', async () => {
    const { output } = await started();
    expect(await readyz()).toBe(200);
    expect(
      processesOf(dataDir)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(parts);
    const text = output();
    expect(text).toMatch(/waiting for Postgres\n/);
    expect(text).toMatch(/waiting for Temporal\n/);
    for (const [name, setting] of [
      ['API', 'DUELINE_HTTP_PORT'],
      ['Temporal Web UI', 'DUELINE_TEMPORAL_UI_PORT'],
      ['Temporal', 'DUELINE_TEMPORAL_PORT'],
      ['Postgres', 'DUELINE_POSTGRES_PORT'],
    ] as const)
      expect(text).toMatch(new RegExp(`^ {2}${name} {2,}\\S+:${settings[setting]}\\b`, 'm'));
    adminKey = readFileSync(join(dataDir, 'admin-key'), 'utf8').trim();
    expect(statSync(join(dataDir, 'admin-key')).mode & 0o777).toBe(0o600);
    expect(text.split(adminKey)).toHaveLength(2);
    const secret = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
    expect(statSync(join(dataDir, 'sample-password')).mode & 0o777).toBe(0o600);
    expect(text.split(secret)).toHaveLength(2);
    const signIn = await fetch(`http://127.0.0.1:${settings['DUELINE_HTTP_PORT']}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'salesperson', password: secret }),
    });
    expect(signIn.status).toBe(201);
    const webUi = await fetch(`http://127.0.0.1:${settings['DUELINE_TEMPORAL_UI_PORT']}/`);
    expect(webUi.status).toBe(200);
  });

  test('given again on the same folder says in one sentence who runs there and what to do', async () => {
    const second = startProduct(folder, { ...settings, ...(await ownSettings(dataDir)) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      /Dueline already runs on .+ \(process \d+, since .+\): use that one, stop it with "kill \d+", or set DUELINE_DATA_DIR/,
    );
    expect(await readyz()).toBe(200);
  });

  test('on another folder with taken ports names the setting of each', async () => {
    const second = startProduct(folder, { ...settings, DUELINE_DATA_DIR: join(folder, 'other') });
    expect(await second.ended).toBe(1);
    for (const name of ['HTTP', 'TEMPORAL', 'TEMPORAL_UI', 'POSTGRES'])
      expect(second.output()).toContain(`Set DUELINE_${name}_PORT to a free port`);
    expect(processesOf(join(folder, 'other'))).toEqual([]);
  });

  test('killed with kill -9 leaves nothing that the next start trips over', async () => {
    const before = processesOf(dataDir);
    product?.signal('SIGKILL');
    const next = await started();
    expect(stillRunning(before)).toEqual([]);
    expect(await readyz()).toBe(200);
    expect(next.output()).not.toContain(adminKey);
    expect(next.output()).not.toContain(readFileSync(join(dataDir, 'sample-password'), 'utf8').trim());
    expect(readFileSync(join(dataDir, 'admin-key'), 'utf8').trim()).toBe(adminKey);
  });

  test('starts again a part that was killed', async () => {
    const before = processesOf(dataDir).filter(({ name }) => name === 'api');
    for (const { pid } of before) process.kill(pid, 'SIGKILL');
    await expect.poll(() => readyz().catch(() => 0), { timeout: 30_000 }).toBe(200);
    expect(stillRunning(before)).toEqual([]);
  });

  test('killed together with its guardian is mended by the next start', async () => {
    const before = processesOf(dataDir);
    product?.signal('SIGKILL');
    for (const { name, pid } of before) if (name === 'guardian') process.kill(pid, 'SIGKILL');
    const next = await started();
    expect(next.output()).toMatch(/ending .*postgres.* of an earlier start that was killed/);
    expect(stillRunning(before)).toEqual([]);
  });

  test('ends with exit code 0 on SIGTERM, and no process is left', async () => {
    const before = processesOf(dataDir);
    expect(before.map(({ name }) => name).sort()).toEqual(parts);
    product?.signal('SIGTERM');
    expect(await product?.ended).toBe(0);
    expect(stillRunning(before)).toEqual([]);
    expect(processesOf(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'starter.json'))).toBe(false);
  });
});

describe('with outside parts', () => {
  afterEach(endProduct);

  test('starts neither Postgres nor Temporal', async () => {
    const [database, { address }] = await Promise.all([createTestDatabase(), testEngine()]);
    await started({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: address,
      DUELINE_TASK_QUEUE: 'outside-parts',
      DUELINE_ADMIN_KEY: 'a-key-that-the-operator-chose',
    });
    expect(
      processesOf(dataDir)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['api', 'guardian', 'worker']);
    expect(product?.output()).not.toContain('a-key-that-the-operator-chose');
    await endProduct();
    await database.drop();
  });

  test('a database that holds something else is left alone, with a sentence that says what to do', async () => {
    const serverUrl = await testPostgresUrl();
    const owner = postgres(serverUrl, { max: 1 });
    await owner`create database somebody_elses`;
    const url = serverUrl.replace(/\/[^/]*$/, '/somebody_elses');
    const other = postgres(url, { max: 1 });
    await other`create table invoices (id int)`;
    await other.end();
    const { address } = await testEngine();
    product = startProduct(folder, { ...settings, DATABASE_URL: url, TEMPORAL_ADDRESS: address });
    expect(await product.ended).toBe(1);
    expect(product.output()).toContain('public.invoices');
    expect(product.output()).toContain('DATABASE_URL');
    await owner`drop database somebody_elses`;
    await owner.end();
  });
});
