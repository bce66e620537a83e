import { arch, availableParallelism, platform } from 'node:os';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Database } from '../db/connect.ts';
import { currentRules } from '../tests/support/current-rules.ts';
import { runP1 } from './p1-throughput.ts';
import { runP2 } from './p2-history.ts';
import { runP3 } from './p3-round-trip.ts';
import { runP6 } from './p6-due-instants.ts';
import { runP7 } from './p7-same-second.ts';
import { runP9 } from './p9-page.ts';
import { barePlay, productPlay } from './play-orders.ts';
import { regularOrder } from './regular-order.ts';
import { type BenchStage, setUpBench } from './stage-setup.ts';
import { runWhatIf } from './what-if.ts';

type Measure = (stage: BenchStage, short: boolean) => Promise<unknown>;

/** The measures by name; each answers one object of figures with its aim. */
const measures: Record<string, Measure> = {
  P1: async (stage) => {
    const { commands, policy } = await rules(stage.database);
    return await runP1(productPlay(stage, policy), barePlay(stage, commands.length), commands);
  },
  P2: async (stage) => {
    const { commands, policy } = await rules(stage.database);
    return await runP2(stage.client, productPlay(stage, policy), commands);
  },
  P3: async (stage) => {
    const { commands, policy } = await rules(stage.database);
    const play = productPlay(stage, policy);
    return await runP3(play, barePlay(stage, commands.length), commands, async (orderId) => {
      await stage.database.sql`select state from dueline.orders where order_id = ${orderId}`;
    });
  },
  P6: () => runP6(),
  P7: runP7,
  P9: runP9,
  WHATIF: async (stage, short) => {
    const { commands, policy } = await rules(stage.database);
    return await runWhatIf(stage, commands, policy, short);
  },
};

/** `npm run -s bench -- P1 P2 --json`: one object of figures from one run; `--short` for a quick look. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const unknown = wanted.filter((name) => measures[name] === undefined);
  if (unknown.length > 0 || wanted.length === 0) {
    throw new Error(
      `Name measures: ${Object.keys(measures).join(', ')}. Unknown: ${unknown.join(', ') || 'none'}.`,
    );
  }
  const short = process.argv.includes('--short');
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const stage = await setUpBench();
  try {
    const machine = `${platform()} ${arch()}, ${availableParallelism()} cores, Node ${process.version}`;
    const figures: Record<string, unknown> = { machine };
    for (const name of wanted) figures[name] = await measures[name]?.(stage, short);
    const indent = process.argv.includes('--json') ? undefined : 2;
    process.stdout.write(`${JSON.stringify(figures, null, indent)}\n`);
  } finally {
    await stage.close();
  }
}

/** The regular order under the sample company's policy and calendar. */
async function rules(database: Database) {
  const { policy, policyVersion, calendarId, calendarVersion } = await currentRules(database);
  return { policy, commands: regularOrder({ policyVersion, calendarId, calendarVersion }) };
}

await main();
