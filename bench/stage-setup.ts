import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.ts';
import { connectDatabase, type Database } from '../db/connect.ts';
import { startGuardian } from '../scripts/stack/guardian-client.ts';
import { createOrderWorker } from '../scripts/stack/order-worker.ts';
import { freePort } from '../scripts/stack/ports.ts';
import { startPostgres } from '../scripts/stack/postgres.ts';
import { prepareDatabase, prepareEngine, prepareSampleCompany } from '../scripts/stack/prepare.ts';
import { startTemporal } from '../scripts/stack/temporal.ts';
import { workflowBundle } from '../scripts/stack/workflow-bundle.ts';
import type { BareActivities } from './bare/workflow.ts';

/** Both workflows on one server in one run: what ratios need. */
export interface BenchStage {
  client: Client;
  database: Database;
  databaseUrl: string;
  address: string;
  productQueue: string;
  bareQueue: string;
  /** How many empty activities the bare workflow's worker has done. */
  emptyActivities(): number;
  close(): Promise<void>;
}

/** Temporal with a SQLite file and Postgres as `npm start` runs them, one worker for each of the two workflows. */
export async function setUpBench(): Promise<BenchStage> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-bench-'));
  const guardian = await startGuardian(folder);
  await guardian.removeAtEnd(folder);
  const [databaseUrl, address] = await Promise.all([
    startPostgres(guardian, { dataDir: folder, port: await freePort() }),
    startTemporal(guardian, { dataDir: folder, port: await freePort(), persistent: true }, () => undefined),
  ]);
  await prepareDatabase(databaseUrl);
  await prepareSampleCompany(databaseUrl);
  const connection = await Connection.connect({ address });
  await prepareEngine(connection, 'default', 30);
  const database = connectDatabase(databaseUrl, { name: 'dueline-bench', byKey: true });
  const native = await NativeConnection.connect({ address });
  const productQueue = 'bench-product';
  const bareQueue = 'bench-bare';
  let emptyActivities = 0;
  const bareActivities: BareActivities = {
    nothing: async () => {
      emptyActivities += 1;
    },
  };
  const workers = [
    await createOrderWorker({
      connection: native,
      namespace: 'default',
      taskQueue: productQueue,
      bundlePath: await workflowBundle(folder),
      activities: createActivities({ database }),
    }),
    await bareWorker(native, bareQueue, bareActivities),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    client: new Client({ connection }),
    database,
    databaseUrl,
    address,
    productQueue,
    bareQueue,
    emptyActivities: () => emptyActivities,
    async close() {
      for (const worker of workers) worker.shutdown();
      await running;
      await native.close();
      await connection.close();
      await database.close();
      await guardian.close();
    },
  };
}

/** The bare workflow's worker, with the product's own settings. */
async function bareWorker(
  connection: NativeConnection,
  taskQueue: string,
  activities: BareActivities,
): Promise<Worker> {
  const workflowsPath = new URL('./bare/workflow.ts', import.meta.url).pathname;
  return await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath }),
    activities: { ...activities },
    stickyQueueScheduleToStartTimeout: '2s',
    maxCachedWorkflows: 500,
  });
}
