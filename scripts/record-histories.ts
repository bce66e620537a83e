import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { productPlay } from '../bench/play-orders.ts';
import { regularOrder } from '../bench/regular-order.ts';
import { setUpBench } from '../bench/stage-setup.ts';
import type { Command } from '../domain/order/decide.ts';
import { withOverrides } from '../domain/policy/policy.ts';
import { stockExamProduct } from '../tests/exams/exam-product.ts';
import { orderLife } from '../tests/exams/order-life.ts';
import { currentRules } from '../tests/support/current-rules.ts';

/** Where histories are kept for ever: a version of the code that cannot replay them must not ship (I11). */
const folder = fileURLToPath(new URL('../tests/replay/', import.meta.url));

/** Plays orders of each kind on the real parts and stores their histories under the given label. */
async function record(label: string): Promise<void> {
  const stage = await setUpBench();
  try {
    await stockExamProduct(stage.database);
    const { policy, policyVersion, calendarId, calendarVersion } = await currentRules(stage.database);
    const rules = { policyVersion, calendarId, calendarVersion };
    const hasty = withOverrides({
      'sla.review.initial': '1s',
      'sla.intake.infoSupplement': '2s',
      'sla.escalation.levels': ['0', '+1s', '+2s'],
    });
    const [receipt, review] = regularOrder(rules);
    if (receipt?.name !== 'receiveOrder' || review === undefined) throw new Error('no receipt');
    const { deliveryDate: _none, ...details } = (receipt as Command<'receiveOrder'>).input.details;
    const incomplete = { ...receipt, input: { ...receipt.input, details } } as Command;
    const by = { actor: review.actor };
    const supplement = { deliveryDate: '2030-01-31' };
    const supplied: Command = {
      ...by,
      name: 'supplementInformation',
      input: { supplement, source: 'phone' },
    };
    const rejected: Command = { ...by, name: 'rejectOrder', input: { reason: '客户取消询价' } };
    const lives: { name: string; policy: typeof policy; commands: Command[]; pauseMs?: number }[] = [
      { name: 'regular', policy, commands: regularOrder(rules) },
      { name: 'split-lots', policy, commands: orderLife(rules) },
      { name: 'gaps', policy, commands: [incomplete, supplied, review, ...regularOrder(rules).slice(2)] },
      {
        name: 'late',
        policy: hasty,
        commands: [receipt, review, ...regularOrder(rules).slice(2)],
        pauseMs: 4_000,
      },
      { name: 'late-gaps', policy: hasty, commands: [incomplete, supplied, rejected], pauseMs: 5_000 },
      { name: 'rejected', policy, commands: [receipt, rejected] },
    ];
    mkdirSync(folder, { recursive: true });
    for (const life of lives) {
      const [first, ...rest] = life.commands;
      if (first === undefined) continue;
      const order = await productPlay(stage, life.policy)(first);
      if (life.pauseMs !== undefined) await delay(life.pauseMs);
      for (const command of rest) await order.give(command);
      await order.end();
      const history = await stage.client.workflow.getHandle(order.workflowId).fetchHistory();
      writeFileSync(join(folder, `${label}-${life.name}.json`), historyToJSON(history));
    }
  } finally {
    await stage.close();
  }
}

const label = process.argv[2];
if (label === undefined || !/^[\w.-]+$/.test(label)) {
  throw new Error('Name the version whose histories to record: npm run record-histories -- 0.1.0');
}
await record(label);
