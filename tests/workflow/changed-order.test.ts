import { afterAll, beforeAll, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import { applyEntry, applyFacts, unopened } from '../../domain/order/apply.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommitFacts, Entry } from '../../domain/order/events.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { Role } from '../../domain/people/roles.ts';
import { orderWorkflowId, stateQuery } from '../../workflows/messages.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

const orderId = 'ord_changed';
const sixty = [{ line: 1, quantity: '60' }];

let stack: OrderStack;
beforeAll(async () => {
  stack = await startOrderStack();
});
afterAll(() => stack.close());

function by<Name extends CommandName>(role: Role, name: Name, input: CommandInputs[Name]): Command<Name> {
  return { name, input, actor: { kind: 'person', personId: role, roles: [role] } };
}

async function give(...commands: Command[]): Promise<void> {
  for (const command of commands) {
    expect(await stack.give(orderId, command), command.name).toMatchObject({ accepted: true });
  }
}

/** The regular order's commands between two of them, with those given in their place. */
function regular(from: CommandName, until: CommandName | undefined, instead: Command[] = []): Command[] {
  const { policyVersion, calendarId, calendarVersion } = stack.rules;
  const all = regularOrder({ policyVersion, calendarId, calendarVersion });
  const first = all.findIndex(({ name }) => name === from);
  const end = until === undefined ? all.length : all.findIndex(({ name }) => name === until);
  return all.slice(first, end).map((command) => instead.find(({ name }) => name === command.name) ?? command);
}

test('a running order that is changed while it is made goes on as it was changed, to its end; its journal folds to the state that it ended in [CHANGE-02 CHANGE-09 I1]', async () => {
  const [receipt] = regular('receiveOrder', 'passInitialReview');
  if (receipt === undefined) throw new Error('no receipt');
  await stack.receive(orderId, receipt);
  await give(...regular('passInitialReview', 'completeProduction'));
  const form = { requestedBy: '王敏', formReference: 'BG-1', reason: '项目缩减' };
  await give(
    by('SALESPERSON', 'requestChange', { ...form, wanted: { lines: sixty } }),
    by('PLANNER', 'answerChange', { workGoesOn: false }),
  );
  await expect(stack.give(orderId, by('PRODUCTION_SUPERVISOR', 'completeProduction', {}))).rejects.toThrow();
  const evaluation = { feasible: true, materialEffect: '铜排剩余' };
  await give(
    by('PLANNER', 'evaluateChange', { department: 'PLANNING', ...evaluation }),
    by('BUYER', 'evaluateChange', { department: 'PROCUREMENT', ...evaluation }),
    by('WAREHOUSE_KEEPER', 'evaluateChange', { department: 'WAREHOUSE', ...evaluation }),
    by('CONTRACT_ORDER_HEAD', 'decideChange', { approved: true, assessment: '合理可行' }),
  );
  const confirmation = by('SALESPERSON', 'confirmChange', {
    party: 'CUSTOMER',
    saidBy: '王敏',
    evidence: '邮件',
  });
  const answers = await Promise.allSettled([
    stack.give(orderId, confirmation),
    stack.give(orderId, confirmation),
  ]);
  expect(answers.filter((each) => each.status === 'fulfilled' && each.value.accepted)).toHaveLength(1);
  const plan = { start: '2030-01-07', finish: '2030-01-21', materialAgreed: true, reason: '变更 C1' };
  const total = { amount: '120000.00', currency: 'CNY' } as const;
  await give(
    ...regular('submitPlan', undefined, [
      by('PLANNER', 'submitPlan', plan),
      by('INSPECTOR', 'recordInspection', { passed: sixty, failed: [], standardVersion: 'GB-3906' }),
      by('LOGISTICS_CLERK', 'checkPackingList', { packed: sixty }),
      by('ACCOUNTANT', 'issueInvoice', { invoiceNumber: 'I-1', total }),
      by('ACCOUNTANT', 'recordPayment', { reference: 'R-1', total, receivedOn: '2030-02-20' }),
    ]),
  );
  const handle = stack.client.workflow.getHandle(orderWorkflowId(orderId));
  expect(await handle.result()).toMatchObject({ stage: 'ARCHIVED' });
  const state = await handle.query(stateQuery);
  expect(state.changes?.map(({ changeId, outcome }) => [changeId, outcome])).toEqual([['C1', 'APPLIED']]);
  const journal = await stack.database.sql<{ entry: Entry; facts: CommitFacts }[]>`
    select entry, facts from dueline.journal where order_id = ${orderId} order by version`;
  const folded = journal.reduce(
    (before, { entry, facts }) => applyFacts(applyEntry(before, entry), facts),
    unopened(orderId),
  );
  expect(folded).toEqual(state);
  expect(journal.filter(({ entry }) => entry.command === 'applyChange')).toHaveLength(1);
});
