import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import { applyEntry, applyFacts, unopened } from '../../domain/order/apply.ts';
import type { CommitFacts, Entry } from '../../domain/order/events.ts';
import { orderWorkflowId, stateQuery } from '../../workflows/messages.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

let stack: OrderStack;

beforeAll(async () => {
  stack = await startOrderStack();
});

afterAll(() => stack.close());

describe('one order from receipt to archive', () => {
  test('runs as one workflow and its journal folds to the state the workflow ended in [SYS-01 I1 I3 ARCHIVE-07]', async () => {
    const orderId = 'ord_whole';
    const [first, ...rest] = regularOrder(rulesOf(stack));
    if (first === undefined) throw new Error('no commands');
    const opened = await stack.receive(orderId, first);
    expect(opened).toMatchObject({
      accepted: true,
      version: 1,
      orderNumber: expect.stringMatching(/^SO-\d{4}-\d+$/),
    });
    for (const command of rest) expect(await stack.give(orderId, command)).toMatchObject({ accepted: true });

    const handle = stack.client.workflow.getHandle(orderWorkflowId(orderId));
    expect(await handle.result()).toMatchObject({ stage: 'ARCHIVED' });
    const state = await handle.query(stateQuery);
    const journal = await journalOf(orderId);
    const folded = journal.reduce(
      (before, { entry, facts }) => applyFacts(applyEntry(before, entry), facts),
      unopened(orderId),
    );
    expect(folded).toEqual(state);
    await expect(
      stack.give(orderId, { ...first, name: 'rejectOrder', input: { reason: 'late' } }),
    ).rejects.toThrow();
  });

  test('journals what policy decided as such, and counts at most 26 human acts [U1]', async () => {
    const journal = await journalOf('ord_whole');
    const people = journal.filter(({ entry }) => entry.by.kind === 'person');
    const policy = journal.filter(({ entry }) => entry.by.kind === 'policy');
    expect(people.length).toBeLessThanOrEqual(26);
    expect(policy.map(({ entry }) => entry.command)).toEqual(
      expect.arrayContaining(['confirmPlan', 'countersign', 'releaseGoods', 'closeOrder', 'archiveOrder']),
    );
  });

  test('answers a repeated receipt with the same order, and a different one with a refusal [INTAKE-03 I7]', async () => {
    const [first] = regularOrder(rulesOf(stack));
    if (first?.name !== 'receiveOrder') throw new Error('no receipt');
    const orderId = 'ord_repeat';
    const opened = await stack.receive(orderId, first);
    const again = await stack.receive(orderId, first);
    expect(again).toMatchObject({
      accepted: true,
      orderId,
      orderNumber: (opened as { orderNumber: string }).orderNumber,
    });
    const other = { ...first, input: { ...first.input, fingerprint: 'another' } } as typeof first;
    await expect(stack.receive(orderId, other)).rejects.toMatchObject({
      cause: { details: [expect.objectContaining({ code: 'order-differs' })] },
    });
    expect(await journalOf(orderId)).toHaveLength(1);
    await stack.give(orderId, { ...first, name: 'rejectOrder', input: { reason: 'test ends' } });
  });

  test('decides two approvals that arrive together one after the other: one succeeds [I3 REVIEW-12]', async () => {
    const orderId = 'ord_race';
    const [first, ...rest] = regularOrder(rulesOf(stack));
    if (first === undefined) throw new Error('no commands');
    await stack.receive(orderId, first);
    for (const command of rest.slice(0, 4)) await stack.give(orderId, command);
    const [decision] = rest.slice(4);
    if (decision === undefined) throw new Error('no decision');
    const answers = await Promise.allSettled([stack.give(orderId, decision), stack.give(orderId, decision)]);
    const accepted = answers.filter((each) => each.status === 'fulfilled' && each.value.accepted);
    expect(accepted).toHaveLength(1);
    const journal = await journalOf(orderId);
    expect(journal.filter(({ entry }) => entry.command === 'decideReview')).toHaveLength(1);
    await stack.client.workflow.getHandle(orderWorkflowId(orderId)).terminate('test ends');
  });
});

function rulesOf({ rules: { policyVersion, calendarId, calendarVersion } }: OrderStack) {
  return { policyVersion, calendarId, calendarVersion };
}

async function journalOf(orderId: string): Promise<{ entry: Entry; facts: CommitFacts }[]> {
  return [
    ...(await stack.database.sql<{ entry: Entry; facts: CommitFacts }[]>`
      select entry, facts from dueline.journal where order_id = ${orderId} order by version`),
  ];
}
