import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { listenForOpenings } from '../db/cases/case-wake-up.ts';
import type { Database } from '../db/connect.ts';
import { createVersions } from '../db/versions/versions.ts';
import { askForOverdueCases, type CaseOpener, openCases } from './open-cases.ts';

/** What the duty is built on; the composition root gives the machine's clock. */
export interface CaseDutyDeps {
  database: Database;
  client: Client;
  taskQueue: string;
  clock: { now(): Date };
  /** Milliseconds between looks when nothing wakes it. */
  everyMs?: number;
  log: { warn(sentence: string, facts: object): void };
}

const usualEveryMs = 30_000;

/**
 * Opens the cases that orders ask for as soon as they are committed, and looks now and then for what has become
 * overdue. A look that fails is made again; several workers share the work without harm.
 */
export function startCaseDuty(deps: CaseDutyDeps): { stop(): Promise<void> } {
  const { database, clock, log, everyMs = usualEveryMs } = deps;
  const opener: CaseOpener = { ...deps, versions: createVersions(database) };
  const stopping = new AbortController();
  let wake = new AbortController();
  const ring = (): void => wake.abort();
  const failed = (error: unknown): void =>
    log.warn('a case could not be opened; it is tried again', { error });

  async function look(): Promise<void> {
    const now = clock.now().toISOString();
    await askForOverdueCases(opener, now);
    await openCases(opener, now, failed);
  }

  async function run(): Promise<void> {
    let unlisten: (() => Promise<void>) | undefined;
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      unlisten ??= await listenForOpenings(database, ring).catch(() => undefined);
      await look().catch(failed);
      const either = AbortSignal.any([wake.signal, stopping.signal]);
      await delay(everyMs, undefined, { signal: either }).catch(() => undefined);
    }
    await unlisten?.().catch(() => undefined);
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
