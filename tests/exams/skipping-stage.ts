import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createActivities } from '../../activities/create-activities.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { findBinary, temporalTestServer } from '../../scripts/stack/binaries.ts';
import { createOrderWorker } from '../../scripts/stack/order-worker.ts';
import { prepareDatabase, prepareSampleCompany } from '../../scripts/stack/prepare.ts';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';
import { orderWorkflowId, orderWorkflowType } from '../../workflows/messages.ts';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { type CurrentRules, currentRules } from '../support/current-rules.ts';
import type { ExamPlace } from './exam-place.ts';
import { giveOrder } from './give.ts';

/** The real workflow, commits and database on an engine whose time can be skipped. */
export interface SkippingStage {
  database: Database;
  rules: CurrentRules;
  /** The engine's time, epoch ms. */
  now(): Promise<number>;
  /** Let the engine's time pass up to an instant. */
  skipTo(ms: number): Promise<void>;
  open(orderId: string, receipt: Command, policy: PolicyValues): Promise<void>;
  give(orderId: string, command: Command): Promise<void>;
  close(): Promise<void>;
}

export async function startSkippingStage(place: ExamPlace): Promise<SkippingStage> {
  await prepareDatabase(place.databaseUrl);
  await prepareSampleCompany(place.databaseUrl);
  const database = connectDatabase(place.databaseUrl, { byKey: true });
  const named = process.env[temporalTestServer.setting];
  const path = await findBinary(temporalTestServer, named, () => undefined);
  const executable =
    path === undefined ? { type: 'cached-download' as const } : { type: 'existing-path' as const, path };
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  const searchAttributes = Object.fromEntries(
    searchAttributeTypes.map(({ name, type }) => [name, numberOf(type)]),
  );
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  const taskQueue = 'exam';
  const worker = await createOrderWorker({
    connection: env.nativeConnection,
    namespace: 'default',
    taskQueue,
    bundlePath: await workflowBundle(place.folder),
    activities: createActivities({ database }),
  });
  const running = worker.run();

  async function give(orderId: string, command: Command): Promise<void> {
    const answer = await giveOrder(env, orderId, command, `${orderId}/${command.name}`);
    if (!answer.accepted) throw new Error(answer.refusal.detail);
  }

  return {
    database,
    rules: await currentRules(database),
    now: () => env.currentTimeMs(),
    async skipTo(ms) {
      const left = ms - (await env.currentTimeMs());
      if (left > 0) await env.sleep(left);
    },
    async open(orderId, receipt, policy) {
      const options = { workflowId: orderWorkflowId(orderId), taskQueue, args: [{ orderId, policy }] };
      await env.client.workflow.start(orderWorkflowType, options);
      await give(orderId, receipt);
    },
    give,
    async close() {
      worker.shutdown();
      await running;
      await env.teardown();
      await database.close();
    },
  };
}

/** The engine's number for a type of search attribute. */
function numberOf(type: string): number {
  const found = { KEYWORD: 2, BOOL: 5, DATETIME: 6 }[type];
  if (found === undefined) throw new RangeError(`the exam knows no search attribute of type ${type}`);
  return found;
}
