import { setTimeout as delay } from 'node:timers/promises';
import { driveOrders } from './drive.ts';
import { type Exam, examResult } from './exam-result.ts';
import { setUpExam } from './exam-stage.ts';
import type { Ledger } from './ledger.ts';
import { orderLife } from './order-life.ts';
import { randomFrom } from './random.ts';
import { absorbedRepeats, differences, workflowDifferences } from './verify.ts';

const sizes = {
  short: { orders: 12, kills: 3, atOnce: 4 },
  full: { orders: 1_000, kills: 24, atOnce: 8 },
} as const;

/** R1: orders live their whole life while workers are killed; no client sends anything twice. */
export const runR1: Exam = async (place, options) => {
  const size = { ...sizes[options.scale], seed: options.seed };
  const stage = await setUpExam(place, 2);
  const random = randomFrom(size.seed);
  const ledger: Ledger = new Map();
  try {
    let driving = true;
    const commands = orderLife(stage.rules);
    const driven = driveOrders({ ...stage, ...size, commands, retry: false, ledger }).finally(() => {
      driving = false;
    });
    const landed = () => stage.workers.reduce((sum, worker) => sum + worker.kills(), 0);
    while (driving && landed() < size.kills) {
      await delay(1_000 + random() * 1_500);
      const victim = stage.workers[Math.floor(random() * stage.workers.length)];
      if (!driving || victim === undefined) break;
      await victim.kill();
      victim.start();
    }
    await driven;
    const found = await differences(stage.database, ledger);
    found.push(...(await workflowDifferences(stage.client, stage.database, ledger)));
    if (landed() < size.kills) found.push(`only ${landed()} of ${size.kills} kills landed`);
    const repeats = await absorbedRepeats(stage.client, ledger);
    if (options.scale === 'full' && repeats === 0) found.push('no step ran twice: the kills proved little');
    const figures = { orders: ledger.size, kills: landed(), absorbedRepeats: repeats };
    return examResult('R1', options, figures, found);
  } finally {
    await stage.close();
  }
};
