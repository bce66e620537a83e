import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createActivities } from '../../activities/create-activities.ts';
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
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { type CurrentRules, currentRules } from './current-rules.ts';
import { createTestDatabase } from './postgres-template.ts';
import { failedTasks, replayAll } from './replay-check.ts';
import { timeSkippingExecutable } from './stack.ts';

/** Real workflow, real commits, real Postgres; only the engine's time can be skipped. */
export interface TimeSkippingStack {
  database: Database;
  rules: CurrentRules;
  env: TestWorkflowEnvironment;
  open(orderId: string, receipt: Command, policy?: PolicyValues): Promise<CommandAnswer>;
  give(orderId: string, command: Command): Promise<CommandAnswer>;
  /** Let the engine's time pass. */
  skip(duration: string): Promise<void>;
  /** Replays the histories of all orders and throws when a workflow task failed. */
  close(): Promise<void>;
}

export async function startTimeSkippingStack(): Promise<TimeSkippingStack> {
  const testDatabase = await createTestDatabase();
  await prepareSampleCompany(testDatabase.url);
  const database = connectDatabase(testDatabase.url);
  const folder = mkdtempSync(join(tmpdir(), 'dueline-skipping-'));
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: await timeSkippingExecutable() },
  });
  const searchAttributes = Object.fromEntries(
    searchAttributeTypes.map(({ name, type }) => [name, indexedType(type)]),
  );
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  const taskQueue = 'orders';
  const worker = await createOrderWorker({
    connection: env.nativeConnection,
    namespace: 'default',
    taskQueue,
    bundlePath: await workflowBundle(folder),
    activities: createActivities({ database }),
  });
  const running = worker.run();
  const rules = await currentRules(database);
  const opened: string[] = [];

  function give(orderId: string, command: Command): Promise<CommandAnswer> {
    return env.client.workflow
      .getHandle(orderWorkflowId(orderId))
      .executeUpdate(commandUpdate, { args: [command] });
  }

  async function checkHistories(): Promise<void> {
    const histories = await Promise.all(
      opened.map(async (orderId) => {
        const workflowId = orderWorkflowId(orderId);
        return { workflowId, history: await env.client.workflow.getHandle(workflowId).fetchHistory() };
      }),
    );
    const troubles = histories.flatMap(failedTasks);
    if (troubles.length > 0) throw new Error(`Workflow tasks in trouble:\n${troubles.join('\n')}`);
    await replayAll(histories, folder);
  }

  return {
    database,
    rules,
    env,
    async open(orderId, receipt, policy = rules.policy) {
      const workflowId = orderWorkflowId(orderId);
      await env.client.workflow.start(orderWorkflowType, {
        workflowId,
        taskQueue,
        args: [{ orderId, policy }],
      });
      opened.push(orderId);
      return await give(orderId, receipt);
    },
    give,
    skip: (duration) => env.sleep(duration),
    async close() {
      try {
        await checkHistories();
      } finally {
        worker.shutdown();
        await running;
        await env.teardown();
        await database.close();
        await testDatabase.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The engine's number for a type of search attribute. */
function indexedType(type: string): number {
  const types: Record<string, number> = {
    TEXT: 1,
    KEYWORD: 2,
    INT: 3,
    DOUBLE: 4,
    BOOL: 5,
    DATETIME: 6,
    KEYWORD_LIST: 7,
  };
  const found = types[type];
  if (found === undefined) throw new RangeError(`no search attribute type ${type}`);
  return found;
}
