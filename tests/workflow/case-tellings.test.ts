import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/create-activities.ts';
import { regularOrder } from '../../bench/regular-order.ts';
import { commitCase } from '../../db/cases/commit-case.ts';
import { reconcileCases } from '../../db/cases/reconcile-cases.ts';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { createVersions } from '../../db/versions/versions.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import { runningCases } from '../../scripts/operations/running-cases.ts';
import { createOrderWorker } from '../../scripts/stack/order-worker.ts';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';
import {
  type CaseActivities,
  caseStateQuery,
  caseUpdate,
  caseWorkflowId,
  caseWorkflowType,
} from '../../workflows/case-messages.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';
import { historiesOf, replayAll } from '../support/replay-check.ts';

let stack: OrderStack;
let native: NativeConnection;

beforeAll(async () => {
  stack = await startOrderStack();
  native = await NativeConnection.connect({ address: stack.address });
}, 120_000);

afterAll(async () => {
  await native.close();
  await stack.close();
});

/** A worker for cases alone, some of whose effects go wrong. */
function startWorker(taskQueue: string, bundlePath: string, wrong: Partial<CaseActivities>): Promise<Worker> {
  const activities = { ...createActivities({ database: stack.database }), ...wrong };
  const { namespace } = stack;
  return createOrderWorker({ connection: native, namespace, taskQueue, bundlePath, activities });
}

async function received(orderId: string): Promise<void> {
  const { policyVersion, calendarId, calendarVersion } = stack.rules;
  const [receipt] = regularOrder({ policyVersion, calendarId, calendarVersion });
  if (receipt === undefined) throw new Error('no commands');
  expect(await stack.receive(orderId, receipt)).toMatchObject({ accepted: true });
}

function opening(orderIds: readonly string[]): CaseCommand<'openCase'> {
  const { policyVersion, calendarId, calendarVersion } = stack.rules;
  return {
    name: 'openCase',
    input: {
      kind: 'EXCEPTION',
      type: 'PROBLEM',
      department: 'SALES',
      description: '客户来电',
      orders: orderIds.map((orderId) => ({ orderId, orderNumber: orderId })),
      policyVersion,
      calendarId,
      calendarVersion,
    },
    actor: { kind: 'person', personId: 'salesperson', roles: ['SALESPERSON'] },
  };
}

function open(caseId: string, taskQueue: string, command: CaseCommand) {
  const startWorkflowOperation = new WithStartWorkflowOperation(caseWorkflowType, {
    workflowId: caseWorkflowId(caseId),
    taskQueue,
    args: [{ caseId, policy: stack.rules.policy }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const request = { args: [command] as [CaseCommand], updateId: 'open', startWorkflowOperation };
  return stack.client.workflow.executeUpdateWithStart(caseUpdate, request);
}

describe('the orders of a case', () => {
  test('hear of it once each, whether its worker dies before they are told, after one of them, or before it can say so [EXC-10 I1 I5 I13]', async () => {
    const orderIds = [`ord_${randomUUID()}`, `ord_${randomUUID()}`];
    for (const orderId of orderIds) await received(orderId);
    const { database } = stack;
    const real = createActivities({ database });
    const deaths = ['BEFORE', 'BETWEEN', 'AFTER'];
    let tries = 0;
    const wrong: Partial<CaseActivities> = {
      async tellOrders(input) {
        tries += 1;
        const death = deaths.shift();
        if (death === 'BEFORE') throw new Error('died before');
        if (death === 'BETWEEN') {
          await real.tellOrders({ ...input, tellings: input.tellings.slice(0, 1) });
          throw new Error('died between');
        }
        const replies = await real.tellOrders(input);
        if (death === 'AFTER') throw new Error('died after');
        return replies;
      },
    };
    const taskQueue = `cases-${randomUUID()}`;
    const bundlePath = await workflowBundle(stack.folder);
    const worker = await startWorker(taskQueue, bundlePath, wrong);
    const caseId = `case_${randomUUID()}`;
    await worker.runUntil(async () => {
      expect(await open(caseId, taskQueue, opening(orderIds))).toMatchObject({ accepted: true, caseId });
      const told = async () =>
        (await stack.client.workflow.getHandle(caseWorkflowId(caseId)).query(caseStateQuery)).told.length;
      await expect.poll(told, { timeout: 20_000 }).toBe(2);
      const compared = () => reconcileCases(database, runningCases(stack.client, taskQueue));
      const listed = async () => (await compared()).cases;
      await expect.poll(listed, { timeout: 20_000 }).toBe(1);
      expect(await compared()).toEqual({ cases: 1, differences: [] });
      await database.sql`update dueline.cases set state = jsonb_set(state, '{description}', '"?"') where case_id = ${caseId}`;
      expect((await compared()).differences).toMatchObject([{ orderId: caseId, field: 'description' }]);
      await rebuildOrders(database);
      expect((await compared()).differences).toEqual([]);
    });
    expect(tries).toBe(4);
    for (const orderId of orderIds) {
      const rows = await database.sql`
        select 1 from dueline.journal where order_id = ${orderId} and command = 'noteCase'`;
      expect(rows).toHaveLength(1);
    }
    const histories = await historiesOf(stack.client, taskQueue);
    expect(await replayAll(histories, stack.folder)).toBe(1);
  }, 120_000);

  test('are told by a case that is closed before they have answered; it ends when they know its end too [EXC-10]', async () => {
    const orderId = `ord_${randomUUID()}`;
    await received(orderId);
    const real = createActivities({ database: stack.database });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Partial<CaseActivities> = {
      async tellOrders(input) {
        await held;
        return await real.tellOrders(input);
      },
    };
    const taskQueue = `cases-${randomUUID()}`;
    const bundlePath = await workflowBundle(stack.folder);
    const worker = await startWorker(taskQueue, bundlePath, slow);
    const caseId = `case_${randomUUID()}`;
    await worker.runUntil(async () => {
      await open(caseId, taskQueue, opening([orderId]));
      const handle = stack.client.workflow.getHandle(caseWorkflowId(caseId));
      const withdrawal: CaseCommand<'withdrawCase'> = {
        name: 'withdrawCase',
        input: { reason: '误立' },
        actor: { kind: 'person', personId: 'head', roles: ['SALES_MANAGER'] },
      };
      const answer = await handle.executeUpdate(caseUpdate, { args: [withdrawal] });
      expect(answer).toMatchObject({ accepted: true });
      release();
      expect(await handle.result()).toMatchObject({ step: 'WITHDRAWN' });
    });
    const rows = await stack.database.sql<{ command: string }[]>`
      select command from dueline.journal where order_id = ${orderId} and command like 'noteCase%' order by version`;
    expect(rows.map(({ command }) => command)).toEqual(['noteCase', 'noteCaseClosed']);
  }, 120_000);
});

describe('the commit of a case', () => {
  test('answers the same facts when it is tried again, and its tables follow from its journal [I1 I3]', async () => {
    const { database } = stack;
    const dependencies = { database, versions: createVersions(database) };
    const caseId = `case_${randomUUID()}`;
    const { input } = opening([]);
    const { policyVersion, calendarId, calendarVersion } = input;
    const at = new Date().toISOString();
    const commit = {
      caseId,
      afterVersion: 0,
      entries: [
        {
          version: 1,
          by: { kind: 'person' as const, personId: 'salesperson', roles: [] },
          command: 'openCase',
          occurredAt: at,
          recordedAt: at,
          events: [
            {
              type: 'caseOpened' as const,
              kind: 'EXCEPTION' as const,
              caseType: 'PROBLEM' as const,
              department: 'SALES' as const,
              description: '客户来电',
              serious: false,
              orders: [],
              openedAt: at,
              openedBy: 'salesperson',
              policyVersion,
              calendarId,
              calendarVersion,
            },
          ],
        },
      ],
    };
    const first = await commitCase(dependencies, commit);
    expect(await commitCase(dependencies, commit)).toEqual({ ...first, repeated: true });
    const tables = async () => [
      await database.sql`select * from dueline.cases order by case_id`,
      await database.sql`select * from dueline.case_orders order by case_id, place`,
      await database.sql`select * from dueline.case_tasks order by case_id, task_id`,
    ];
    const before = await tables();
    const { cases } = await rebuildOrders(database);
    expect(cases).toBe(3);
    expect(await tables()).toEqual(before);
    expect(await verifyJournal(database)).toMatchObject({ cases: 3, breaks: [] });
    await expect(
      database.sql`update dueline.case_journal set actor = 'nobody' where case_id = ${caseId}`,
    ).rejects.toThrow(/append-only/);
  });
});
