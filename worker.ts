import { Client } from '@temporalio/client';
import { makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { startCaseDuty } from './activities/case-duty.ts';
import { createActivities } from './activities/create-activities.ts';
import { systemClock } from './config/clock.ts';
import { payloadConversion } from './config/codec/data-converter.ts';
import { readEngineConnection } from './config/engine.ts';
import { readSettings } from './config/settings.ts';
import { connectDatabase } from './db/connect.ts';
import { startNotices } from './notices/start-notices.ts';
import { requireDatabaseUrl } from './scripts/stack/database-url.ts';
import { createOrderWorker } from './scripts/stack/order-worker.ts';
import { endWithParent } from './scripts/stack/parent-watch.ts';
import { createWorkerLog } from './scripts/stack/worker-log.ts';
import { workflowBundle } from './scripts/stack/workflow-bundle.ts';

/** Composition root of the worker: runs orders and cases, commits their effects and sends their notices. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const engine = readEngineConnection(process.env);
  endWithParent();
  const { metricsPort, httpHost, logLevel } = settings;
  const bindAddress = `${httpHost}:${metricsPort}`;
  const log = createWorkerLog(logLevel);
  // Node itself would write the error's own words.
  process.once('uncaughtException', (error) => {
    log.error('the worker ends', { error });
    process.exit(1);
  });
  Runtime.install({
    logger: log,
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
      ...(metricsPort !== undefined && { metrics: { prometheus: { bindAddress } } }),
    },
  });
  const database = connectDatabase(requireDatabaseUrl(settings), { name: 'dueline-worker', byKey: true });
  const notices = startNotices({ database, clock: systemClock, settings });
  const dataConverter = payloadConversion(settings.payloadKeys);
  const connection = await NativeConnection.connect(engine.connectionOptions);
  const { namespace } = engine;
  const { taskQueue } = settings;
  const client = new Client({ connection, namespace, dataConverter });
  const cases = startCaseDuty({ database, client, taskQueue, clock: systemClock, log });
  try {
    const worker = await createOrderWorker({
      connection,
      namespace,
      taskQueue,
      bundlePath: await workflowBundle(settings.dataDir, dataConverter),
      dataConverter,
      activities: createActivities({ database }),
    });
    await worker.run();
  } finally {
    await cases.stop();
    await notices.stop();
    await connection.close();
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
