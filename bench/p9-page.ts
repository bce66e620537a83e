import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildApp } from '../api/app.ts';
import { sessionCookieName } from '../api/auth/session-cookie.ts';
import { openSession } from '../db/sessions/open-session.ts';
import { dashboardBundle } from '../scripts/stack/dashboard-bundle.ts';
import { startChromium } from '../tests/browser/chromium.ts';
import type { BenchStage } from './stage-setup.ts';
import { fillInbox } from './task-flood.ts';

/** What a first visit loads, and how long the page takes to answer people who have very many tasks. */
export interface P9Figures {
  /** Bytes over the wire until the first tasks are shown, compressed as browsers ask: scripts and styles, and all. */
  firstLoad: { scriptAndStyleBytes: number; allBytes: number };
  tasks: number;
  /** Milliseconds from a key or click to the next paint, as the browser itself measures it. */
  interactions: Record<string, { measured: number; median: number; worst: number }>;
  aims: { firstLoadBytes: number; interactionMs: number };
}

const manyTasks = 10_000;
const fewTasks = 1_000;

/** P9, in a real Chromium against the API on loopback. */
export async function runP9(stage: BenchStage, short: boolean): Promise<P9Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-p9-'));
  const settings = { publicUrl: 'http://127.0.0.1', taskQueue: stage.productQueue, logLevel: 'silent' };
  const app = await buildApp({
    database: stage.database,
    temporal: stage.client,
    clock: { now: () => new Date() },
    settings: { ...settings, requestsPerMinute: 100_000 },
    pageFolder: await dashboardBundle(folder),
  });
  const browser = await startChromium(folder);
  try {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const tasks = short ? fewTasks : manyTasks;
    await fillInbox(stage.database, tasks);
    const { token } = await openSession(stage.database, 'salesperson', 'LOCAL', new Date().toISOString());
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1360, height: 860 } });
    await context.addCookies([{ name: sessionCookieName(settings), value: token, url }]);
    const page = await context.newPage();
    const firstLoad = await loadedUntilTasks(page);
    await readAll(page, tasks);
    const interactions = await measured(page);
    return { firstLoad, tasks, interactions, aims: { firstLoadBytes: 300 * 1024, interactionMs: 100 } };
  } finally {
    await browser.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadedUntilTasks(page: Page): Promise<P9Figures['firstLoad']> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes = { scriptAndStyleBytes: 0, allBytes: 0 };
  protocol.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.allBytes += encodedDataLength;
    const kind = kinds.get(requestId);
    if (kind === 'Script' || kind === 'Stylesheet') bytes.scriptAndStyleBytes += encodedDataLength;
  });
  await page.goto('/');
  await page.locator('[role=row]').first().waitFor();
  const { scriptAndStyleBytes, allBytes } = bytes;
  await protocol.detach();
  return { scriptAndStyleBytes, allBytes };
}

/** Scrolls until the page has read every task. */
async function readAll(page: Page, tasks: number): Promise<void> {
  const grid = page.getByRole('grid').first();
  for (;;) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const count = Number(await grid.getAttribute('aria-rowcount'));
    if (count >= tasks) break;
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** Moves, chooses, opens and filters as people do; the browser tells how long each took to be painted. */
async function measured(page: Page): Promise<P9Figures['interactions']> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    const take = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries())
        if (Reflect.get(entry, 'interactionId')) seen.push(entry.duration);
    };
    new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16, buffered: false } as never);
  });
  const kinds: P9Figures['interactions'] = {};
  const first = page.locator('[role=row]').first();
  for (const [kind, act] of Object.entries(interactions)) {
    await first.focus();
    await act(page);
    // The browser tells of an event only after its frame.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const seen = await page.evaluate(() => (Reflect.get(globalThis, 'seen') as number[]).splice(0));
    const sorted = seen.toSorted((a, b) => a - b);
    kinds[kind] = {
      measured: sorted.length,
      median: sorted[Math.floor(sorted.length / 2)] ?? 0,
      worst: sorted.at(-1) ?? 0,
    };
  }
  return kinds;
}

/** What people do in a long list, by kind. */
const interactions: Record<string, (page: Page) => Promise<void>> = {
  async move(page) {
    for (let round = 0; round < 20; round += 1) await page.keyboard.press('j');
  },
  async choose(page) {
    for (let round = 0; round < 10; round += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
  },
  async leap(page) {
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
  },
  async open(page) {
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
  async section(page) {
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('tab').nth(0).click();
    await page.locator('[role=row]').first().waitFor();
  },
};
