import { setTimeout as delay } from 'node:timers/promises';
import { driveOrders } from './drive.ts';
import { type Exam, examResult } from './exam-result.ts';
import { setUpExam } from './exam-stage.ts';
import type { Ledger } from './ledger.ts';
import { orderLife } from './order-life.ts';
import { randomFrom } from './random.ts';
import { differences, workflowDifferences } from './verify.ts';

const sizes = {
  short: { orders: 12, kills: 2, atOnce: 4 },
  full: { orders: 1_000, kills: 6, atOnce: 8 },
} as const;

/** R2: the engine is killed under load; clients send a request again, with the same id, until it is answered. */
export const runR2: Exam = async (place, options) => {
  const size = { ...sizes[options.scale], seed: options.seed };
  const stage = await setUpExam(place, 2);
  const random = randomFrom(size.seed);
  const ledger: Ledger = new Map();
  try {
    let driving = true;
    const commands = orderLife(stage.rules);
    const driven = driveOrders({ ...stage, ...size, commands, retry: true, ledger }).finally(() => {
      driving = false;
    });
    while (driving && stage.server.kills() < size.kills) {
      await delay(1_500 + random() * 2_500);
      if (!driving) break;
      await stage.server.kill();
      await delay(random() * 500);
      stage.server.start();
    }
    await driven;
    const found = await differences(stage.database, ledger);
    found.push(...(await workflowDifferences(stage.client, stage.database, ledger)));
    const kills = stage.server.kills();
    if (kills < size.kills) found.push(`only ${kills} of ${size.kills} kills landed`);
    const starts = [...ledger.values()].filter((line) => line.accepted[0] === 'receiveOrder').length;
    if (starts !== size.orders) found.push(`${starts} of ${size.orders} starts were accepted in the end`);
    const figures = { orders: ledger.size, kills, startsAccepted: starts };
    return examResult('R2', options, figures, found);
  } finally {
    await stage.close();
  }
};
