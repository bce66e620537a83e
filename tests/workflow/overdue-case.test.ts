import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askForOverdueCases, type CaseOpener, openCases } from '../../activities/open-cases.ts';
import { regularOrder } from '../../bench/regular-order.ts';
import { readCase } from '../../db/cases/read-case.ts';
import { createVersions } from '../../db/versions/versions.ts';
import type { CaseCommandInputs, CaseCommandName } from '../../domain/cases/case-inputs.ts';
import type { Role } from '../../domain/people/roles.ts';
import { caseUpdate, caseWorkflowId } from '../../workflows/case-messages.ts';
import { startTimeSkippingStack, type TimeSkippingStack } from '../support/time-skipping-stack.ts';

let stack: TimeSkippingStack;

beforeAll(async () => {
  stack = await startTimeSkippingStack();
}, 120_000);

afterAll(() => stack.close());

async function now(): Promise<string> {
  return new Date(await stack.env.currentTimeMs()).toISOString();
}

/** Looks for what is overdue and opens its cases, as the worker does every half minute. */
async function look(): Promise<string[]> {
  const { database, env } = stack;
  const opener: CaseOpener = {
    database,
    client: env.client,
    taskQueue: 'orders',
    versions: createVersions(database),
  };
  const fail = (error: unknown) => {
    throw error;
  };
  await askForOverdueCases(opener, await now());
  await openCases(opener, await now(), fail);
  const rows = await database.sql<{ caseId: string }[]>`
    select case_id as "caseId" from dueline.cases order by opened_at, case_id`;
  return rows.map(({ caseId }) => caseId);
}

async function give<Name extends CaseCommandName>(
  caseId: string,
  role: Role,
  name: Name,
  input: CaseCommandInputs[Name],
): Promise<string> {
  const command = { name, input, actor: { kind: 'person' as const, personId: `by-${role}`, roles: [role] } };
  const handle = stack.env.client.workflow.getHandle(caseWorkflowId(caseId));
  const answer = await handle.executeUpdate(caseUpdate, { args: [command] });
  return answer.accepted ? 'accepted' : answer.refusal.code;
}

describe('an overdue stage', () => {
  test('opens one case by itself after a working day, which is reported, instructed, verified by quality and closed [OVERDUE-01 OVERDUE-04 OVERDUE-05 OVERDUE-07 OVERDUE-14 SLA-03]', async () => {
    const orderId = 'ord_overdue';
    const { policyVersion, calendarId, calendarVersion } = stack.rules;
    const [receipt] = regularOrder({ policyVersion, calendarId, calendarVersion });
    if (receipt === undefined) throw new Error('no commands');
    await stack.open(orderId, receipt);
    expect(await look()).toEqual([]);
    await stack.skip('12 days');

    const [caseId = '', ...others] = await look();
    expect(others).toEqual([]);
    expect(await look()).toEqual([caseId]);
    const opened = await readCase(stack.database, caseId);
    expect(opened).toMatchObject({
      kind: 'OVERDUE',
      type: 'STAGE_OVERDUE',
      department: 'SALES',
      step: 'OPENED',
      orders: [{ orderId, clockId: 'initialReview#1' }],
    });

    await stack.skip('6 days');
    const late = await stack.database.sql<{ personId: string }[]>`
      select distinct person_id as "personId" from dueline.outbox
      where kind = 'CASE' and payload->>'occasion' = 'LATE' and payload->>'caseId' = ${caseId}`;
    expect(late.map(({ personId }) => personId)).toContain('sales-manager');

    const causes = [{ cause: 'COMMUNICATION' as const, department: 'SALES' as const, primary: true }];
    const analysedOn = (await now()).slice(0, 10);
    const analysis = { rootCause: '无人跟进', causes, participants: ['李娜'], analysedOn };
    expect(await give(caseId, 'SALES_MANAGER', 'recordAnalysis', analysis)).toBe('accepted');
    const due = new Date(Date.parse(await now()) + 5 * 86_400_000).toISOString().slice(0, 10);
    const measure = {
      description: '每日跟进',
      measure: 'OTHER' as const,
      department: 'SALES' as const,
      owner: 'salesperson',
      due,
      verification: '抽查台账',
    };
    expect(await give(caseId, 'SALES_MANAGER', 'agreeMeasure', measure)).toBe('accepted');
    expect(await give(caseId, 'SALES_MANAGER', 'agreeMeasures', {})).toBe('accepted');
    const report = { summary: '初审超期', proposedSolution: '增派人员' };
    expect(await give(caseId, 'ADMINISTRATOR', 'reportToLeadership', report)).toBe('accepted');
    expect(await give(caseId, 'GENERAL_MANAGER', 'instruct', { text: '本周内完成' })).toBe('accepted');
    const followed = { instructionId: 'I1', result: '已落实' };
    expect(await give(caseId, 'SALES_MANAGER', 'followInstruction', followed)).toBe('accepted');
    const done = { measureId: 'M1', result: '已落实' };
    expect(await give(caseId, 'SALES_MANAGER', 'completeMeasure', done)).toBe('accepted');
    const verdict = { effective: true, comment: '有效' };
    const refusal = await give(caseId, 'SALES_MANAGER', 'verifyCase', verdict).catch(() => 'refused');
    expect(refusal).toBe('refused');
    expect(await give(caseId, 'QUALITY_MANAGER', 'verifyCase', verdict)).toBe('accepted');
    expect(await give(caseId, 'QUALITY_MANAGER', 'closeCase', {})).toBe('accepted');
    const result = await stack.env.client.workflow.getHandle(caseWorkflowId(caseId)).result();
    expect(result).toMatchObject({ caseId, step: 'CLOSED' });
    expect(await look(), 'closed, and not opened again').toEqual([caseId]);
    const [noted] = await stack.database.sql<{ count: string }[]>`
      select count(*) from dueline.journal where order_id = ${orderId} and command like 'noteCase%'`;
    expect(Number(noted?.count)).toBe(2);
  }, 600_000);
});
