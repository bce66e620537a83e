import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActivities } from '../../activities/create-activities.ts';
import { payloadConversion } from '../../config/codec/data-converter.ts';
import { createPayloadCodec } from '../../config/codec/payload-codec.ts';
import type { PayloadKey } from '../../config/codec/payload-key.ts';
import type { Command } from '../../domain/order/decide.ts';
import { createOrderWorker } from '../../scripts/stack/order-worker.ts';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';
import { orderWorkflowId, orderWorkflowType, stateQuery } from '../../workflows/messages.ts';
import { orderLife } from '../exams/order-life.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

const key = { id: 'k1', secret: randomBytes(32) };
const { EventType } = proto.temporal.api.enums.v1;
let stack: OrderStack;
let receipt: Command;

beforeAll(async () => {
  stack = await startOrderStack([key]);
  const [first] = orderLife(stack.rules);
  if (first === undefined) throw new Error('no receipt');
  receipt = first;
});
// Closing replays every history of the stack, so encrypted ones replay.
afterAll(() => stack.close());

test('with a key, an order runs and its history holds no word of it, summaries of timers and activities included [S10 I11]', async () => {
  const orderId = `ord_${randomUUID()}`;
  expect(await stack.receive(orderId, receipt)).toMatchObject({ accepted: true });
  const handle = stack.client.workflow.getHandle(orderWorkflowId(orderId));
  expect((await handle.query(stateQuery)).details.customer.name).toBe('江南水泵有限公司');

  const history = await handle.fetchHistory();
  const plain = Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish());
  for (const word of ['江南水泵', '陈静', 'receiveOrder', 'confirmation target']) {
    expect(plain.includes(Buffer.from(word)), word).toBe(false);
  }
  const summaries = (history.events ?? []).flatMap(({ userMetadata }) => userMetadata?.summary ?? []);
  expect(summaries.length).toBeGreaterThan(1);
  const words = await createPayloadCodec([key]).decode(summaries);
  const read = words.map(({ data }) => Buffer.from(data ?? []).toString('utf8')).join(' ');
  expect(read).toMatch(/journal 1: receiveOrder/);
  expect(read).toMatch(/confirmation target due/);
});

test('a worker without the key says which one it wants, and harms no order', async () => {
  const orderId = `ord_${randomUUID()}`;
  const taskQueue = `keyless-${randomUUID()}`;
  const other: PayloadKey = { id: 'other', secret: randomBytes(32) };
  const dataConverter = payloadConversion([other]);
  const connection = await NativeConnection.connect({ address: stack.address });
  const worker = await createOrderWorker({
    connection,
    namespace: stack.namespace,
    taskQueue,
    bundlePath: await workflowBundle(stack.folder, dataConverter),
    activities: createActivities({ database: stack.database }),
    dataConverter,
  });
  const running = worker.run();
  const args = [{ orderId, policy: stack.rules.policy }];
  const workflowId = orderWorkflowId(orderId);
  const handle = await stack.client.workflow.start(orderWorkflowType, { workflowId, taskQueue, args });
  const complaint = async () => {
    const { events } = await handle.fetchHistory();
    return events?.find((event) => event.workflowTaskFailedEventAttributes)?.workflowTaskFailedEventAttributes
      ?.failure?.encodedAttributes;
  };
  await expect.poll(complaint, { timeout: 20_000 }).toBeTruthy();
  const [words] = await createPayloadCodec([other]).decode([(await complaint()) ?? {}]);
  expect(Buffer.from(words?.data ?? []).toString('utf8')).toMatch(/k1.*DUELINE_PAYLOAD_KEYS/);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await handle.terminate('the end');
  worker.shutdown();
  await running;
  await connection.close();
});

test('a reader without the key is told which key it wants', async () => {
  const orderId = `ord_${randomUUID()}`;
  await stack.receive(orderId, receipt);
  const connection = await Connection.connect({ address: stack.address });
  const dataConverter = payloadConversion([{ id: 'other', secret: randomBytes(32) }]);
  const stranger = new Client({ connection, namespace: stack.namespace, dataConverter });
  const state = stranger.workflow.getHandle(orderWorkflowId(orderId)).query(stateQuery);
  await expect(state).rejects.toThrow(/"k1".*DUELINE_PAYLOAD_KEYS/);
  await connection.close();
});

test('a commit that fails leaves its words encrypted in the history [S10]', async () => {
  const orderId = `ord_${randomUUID()}`;
  const { sql } = stack.database;
  await sql.unsafe(`
    create or replace function dueline.refuse_once() returns trigger language plpgsql as
      $$ begin raise exception 'MARK-IN-FAILURE %', new.order_id; end $$;
    create trigger refuse_once before insert on dueline.journal for each row
      when (new.order_id = '${orderId}') execute function dueline.refuse_once()`);
  const answer = stack.receive(orderId, receipt);
  const handle = stack.client.workflow.getHandle(orderWorkflowId(orderId));
  const tries = async () => {
    const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
    return pending?.lastFailure;
  };
  await expect.poll(tries, { timeout: 20_000 }).toBeTruthy();
  const failure = await tries();
  expect(failure?.message).toBe('Encoded failure');
  expect(JSON.stringify(failure)).not.toContain('MARK-IN-FAILURE');
  const [attributes] = await createPayloadCodec([key]).decode([failure?.encodedAttributes ?? {}]);
  expect(Buffer.from(attributes?.data ?? []).toString('utf8')).toContain('MARK-IN-FAILURE');
  await sql.unsafe('drop trigger refuse_once on dueline.journal');
  expect(await answer).toMatchObject({ accepted: true });
  const history = await handle.fetchHistory();
  expect(historyToJSON(history)).not.toContain('MARK-IN-FAILURE');
  expect(history.events?.some((e) => e.eventType === EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)).toBe(
    true,
  );
});
