import { Client, Connection } from '@temporalio/client';
import { payloadConversion } from '../config/codec/data-converter.ts';
import { embeddedEngineEnvironment, readEngineConnection } from '../config/engine.ts';
import type { Settings } from '../config/settings.ts';
import { reconcileCases } from '../db/cases/reconcile-cases.ts';
import type { Difference } from '../db/reconcile/difference.ts';
import { reconcileOrders } from '../db/reconcile/reconcile-orders.ts';
import { runOperation } from './operations/run-operation.ts';
import { runningCases } from './operations/running-cases.ts';
import { runningOrders } from './operations/running-orders.ts';
import { standingStill } from './operations/standing-still.ts';

await runOperation('reconcile', async (database, settings) => {
  const { connectionOptions, namespace } = engineOf(settings);
  const connection = await Connection.connect(connectionOptions);
  try {
    const client = new Client({
      connection,
      namespace,
      dataConverter: payloadConversion(settings.payloadKeys),
    });
    const running = runningOrders(client, settings.taskQueue);
    const { orders, differences: ofOrders } = await reconcileOrders(database, running);
    const { cases, differences: ofCases } = await reconcileCases(
      database,
      runningCases(client, settings.taskQueue),
    );
    const differences = [...ofOrders, ...ofCases];
    for (const difference of differences) console.log(line(difference));
    const still = await standingStill(client, running);
    for (const { orderId, attempts, reason } of still)
      console.log(`order ${orderId}: stands still after ${attempts} attempts: ${reason}`);
    console.log(
      `${orders} orders and ${cases} cases compared: ${differences.length} differences; ${still.length} orders stand still`,
    );
    return differences.length === 0 && still.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
  }
});

/** The engine of TEMPORAL_ADDRESS, else the embedded one. */
function engineOf(settings: Settings) {
  if (settings.temporalAddress !== undefined) return readEngineConnection(process.env);
  return readEngineConnection(embeddedEngineEnvironment(process.env, `127.0.0.1:${settings.temporalPort}`));
}

function line({ orderId, table, key, field, workflow, database }: Difference): string {
  const place = [table, key, field].filter((part) => part !== '').join(' ');
  const subject = orderId.startsWith('case_') ? 'case' : 'order';
  return `${subject} ${orderId}: ${place}: workflow ${shown(workflow)}, database ${shown(database)}`;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
