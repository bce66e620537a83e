import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../api/app.ts';
import { folderStore } from '../../api/attachments/folder-store.ts';
import { systemClock } from '../../config/clock.ts';
import type { Database } from '../../db/connect.ts';
import { createHttpPort } from '../../scripts/demo/http-port.ts';
import type { OrderPort } from '../../scripts/demo/order-port.ts';
import { type Played, playOrder, type Step } from '../../scripts/demo/player.ts';
import { type Play, readPlays } from '../../scripts/demo/scenario.ts';
import { startOrderStack } from '../support/order-stack.ts';

/** The product with all its real parts: engine, database, worker, and the API listening on a port of its own. */
export interface Product {
  port: OrderPort;
  url: string;
  adminKey: string;
  database: Database;
  /** Replays every history that came of it before it stops. */
  close(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const stack = await startOrderStack();
  const adminKey = randomBytes(24).toString('hex');
  const files = mkdtempSync(join(tmpdir(), 'dueline-files-'));
  const app = await buildApp({
    database: stack.database,
    temporal: stack.client,
    clock: systemClock,
    attachments: folderStore(files),
    settings: { adminKey, publicUrl: 'http://127.0.0.1', taskQueue: stack.taskQueue, logLevel: 'silent' },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const keysUntil = new Date(systemClock.now().getTime() + 3_600_000).toISOString();
  return {
    port: createHttpPort({ baseUrl: url, adminKey, keysUntil }),
    url,
    adminKey,
    database: stack.database,
    async close() {
      try {
        await app.close();
        await stack.close();
      } finally {
        rmSync(files, { recursive: true, force: true });
      }
    },
  };
}

/** The example of this name. */
export function exampleOf(name: string): Play {
  const play = readPlays('examples').find((each) => each.name === name);
  if (play === undefined) throw new Error(`there is no example ${name}`);
  return play;
}

/** Play one order on the product as `npm run demo` does. */
export async function playOn(
  { port }: Product,
  play: Play,
  run: string,
): Promise<{ played: Played; steps: Step[] }> {
  const steps: Step[] = [];
  const theatre = {
    port,
    run,
    people: await port.people(),
    now: systemClock.now,
    tell: (step: Step) => void steps.push(step),
  };
  return { played: await playOrder(theatre, play), steps };
}
