import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities.ts';
import { payloadConversion } from '../../config/codec/data-converter.ts';
import type { PayloadKey } from '../../config/codec/payload-key.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { createOrderWorker } from '../../scripts/stack/order-worker.ts';
import { prepareSampleCompany } from '../../scripts/stack/prepare.ts';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';
import {
  type CommandAnswer,
  commandUpdate,
  orderWorkflowId,
  orderWorkflowType,
} from '../../workflows/messages.ts';
import { type CurrentRules, currentRules } from './current-rules.ts';
import { createTestDatabase } from './postgres-template.ts';
import { failedTasks, historiesOf, replayAll, retriedTasks } from './replay-check.ts';
import { testEngine } from './stack.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** The real parts under one order worker: a database of its own, a task queue of its own, the run's engine. */
export interface OrderStack {
  client: Client;
  database: Database;
  databaseUrl: string;
  address: string;
  namespace: string;
  taskQueue: string;
  rules: CurrentRules;
  /** Folder of the bundled workflow code. */
  folder: string;
  receive(
    orderId: string,
    command: Command,
    updateId?: string,
    policy?: PolicyValues,
  ): Promise<CommandAnswer>;
  give(orderId: string, command: Command, updateId?: string): Promise<CommandAnswer>;
  /** Replays every history of this queue and throws when a workflow task failed or was tried again. */
  close(): Promise<void>;
}

/** With `payloadKeys`, the engine stores everything encrypted. */
export async function startOrderStack(payloadKeys: readonly PayloadKey[] = []): Promise<OrderStack> {
  const { address, namespace } = await testEngine();
  const testDatabase = await createTestDatabase();
  await prepareSampleCompany(testDatabase.url);
  const database = connectDatabase(testDatabase.url);
  const folder = mkdtempSync(join(tmpdir(), 'dueline-stack-'));
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const dataConverter = payloadConversion(payloadKeys);
  const client = new Client({ connection, namespace, dataConverter });
  const taskQueue = `test-${randomUUID()}`;
  const bundlePath = await workflowBundle(folder, dataConverter);
  const activities = createActivities({ database });
  const worker = await createOrderWorker({
    connection: native,
    namespace,
    taskQueue,
    bundlePath,
    activities,
    dataConverter,
  });
  const running = worker.run();
  const rules = await currentRules(database);

  async function checkHistories(): Promise<void> {
    const histories = await historiesOf(client, taskQueue);
    const troubles = histories.flatMap((each) => [...failedTasks(each), ...retriedTasks(each)]);
    if (troubles.length > 0) throw new Error(`Workflow tasks in trouble:\n${troubles.join('\n')}`);
    await replayAll(histories, folder, dataConverter);
  }

  return {
    client,
    database,
    databaseUrl: testDatabase.url,
    address,
    namespace,
    taskQueue,
    rules,
    folder,
    receive(orderId, command, updateId = randomUUID(), policy = rules.policy) {
      const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, {
        workflowId: orderWorkflowId(orderId),
        taskQueue,
        args: [{ orderId, policy }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      });
      const request = { args: [command] as [Command], updateId, startWorkflowOperation };
      return client.workflow.executeUpdateWithStart(commandUpdate, request);
    },
    give(orderId, command, updateId = randomUUID()) {
      const handle = client.workflow.getHandle(orderWorkflowId(orderId));
      return handle.executeUpdate(commandUpdate, { args: [command], updateId });
    },
    async close() {
      try {
        await checkHistories();
      } finally {
        worker.shutdown();
        await running;
        await native.close();
        await connection.close();
        await database.close();
        await testDatabase.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
