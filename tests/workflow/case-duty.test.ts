import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCaseDuty } from '../../activities/case-duty.ts';
import { regularOrder } from '../../bench/regular-order.ts';
import type { Command } from '../../domain/order/decide.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

let stack: OrderStack;
/** The worker's own, which its client shares. */
let native: NativeConnection;

beforeAll(async () => {
  stack = await startOrderStack();
  native = await NativeConnection.connect({ address: stack.address });
}, 120_000);

afterAll(async () => {
  await native.close();
  await stack.close();
});

/** Longer than any test: what happens before that was woken. */
const neverMs = 600_000;

function problem(description: string): Command<'reportProblem'> {
  return {
    name: 'reportProblem',
    input: { type: 'PROBLEM', description, department: 'SALES' },
    actor: { kind: 'person', personId: 'salesperson', roles: ['SALESPERSON'] },
  };
}

describe('the duty that opens cases', () => {
  test('is woken by the commit of an order and opens each case once, however many workers there are [EXC-03 I5]', async () => {
    const { policyVersion, calendarId, calendarVersion } = stack.rules;
    const [receipt] = regularOrder({ policyVersion, calendarId, calendarVersion });
    if (receipt === undefined) throw new Error('no commands');
    const orderId = `ord_${randomUUID()}`;
    await stack.receive(orderId, receipt);
    const { namespace, taskQueue } = stack;
    const client = new Client({ connection: native, namespace });
    const [database, log] = [stack.database, { warn: () => undefined }];
    const deps = { client, taskQueue, clock: { now: () => new Date() }, everyMs: neverMs, log };
    const duties = [1, 2, 3].map(() => startCaseDuty({ ...deps, database }));
    const opened = async () =>
      (await database.sql`select 1 from dueline.case_openings where state = 'OPENED'`).length;
    try {
      await stack.give(orderId, problem('包装破损'));
      await expect.poll(opened, { timeout: 20_000 }).toBe(1);
      await stack.give(orderId, problem('地址变更'));
      await expect.poll(opened, { timeout: 20_000 }).toBe(2);
    } finally {
      await Promise.all(duties.map((duty) => duty.stop()));
    }
    const rows = await database.sql<{ description: string }[]>`
      select state->>'description' as description from dueline.cases order by opened_at`;
    expect(rows.map(({ description }) => description)).toEqual(['包装破损', '地址变更']);
  }, 120_000);
});
