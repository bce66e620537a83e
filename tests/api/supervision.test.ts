import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommit } from '../../activities/commit.ts';
import { orderIdOf } from '../../api/orders/order-id.ts';
import { supervisionReport } from '../../api/views/supervision-schema.ts';
import { DrivenOrder } from '../db/driven-order.ts';
import { details, receipt } from '../db/receipt.ts';
import { type ApiStack, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { caseIn } from './case-people.ts';

let api: ApiStack;
let late: DrivenOrder;
const november = `from=${encodeURIComponent('2025-11-01T00:00:00+08:00')}&until=${encodeURIComponent('2025-12-01T00:00:00+08:00')}`;

beforeAll(async () => {
  api = await startApiStack();
  const { database } = api.stack;
  await database.sql`update dueline.customers set credit_limit = 10.00, currency = 'CNY'
    where customer_id = 'CUS-004'`;
  const commit = createCommit({ database });
  const received = async (at: string, externalNumber: string) => {
    const order = new DrivenOrder(commit, orderIdOf({ channel: 'PHONE' }, { caller: 'tests' }).orderId);
    const given = { ...details, externalNumber, deliveryDate: '2025-12-19' };
    await order.give(at, 'SALESPERSON', 'receiveOrder', { ...receipt, details: given });
    return order;
  };
  // Reviewed days too late and typed two hours after that; corrected before, and let pass without credit.
  late = await received('2025-11-03T10:00:00+08:00', 'A');
  const wrong = { correction: { remarks: '木箱包装' }, reason: '漏录包装要求' };
  await late.give('2025-11-06T09:30:00+08:00', 'SALES_MANAGER', 'correctEntry', wrong);
  await late.give(
    '2025-11-07T11:30:00+08:00',
    'SALESPERSON',
    'passInitialReview',
    {},
    {
      occurredAt: '2025-11-07T09:30:00+08:00',
    },
  );
  await late.give('2025-11-07T14:00:00+08:00', 'FINANCE_MANAGER', 'overrideCredit', { reason: '集团担保' });
  // In time, and typed at once.
  const quick = await received('2025-11-10T10:00:00+08:00', 'B');
  await quick.give('2025-11-10T10:30:00+08:00', 'SALESPERSON', 'passInitialReview', {});
  // Missed too, but leadership waived it.
  const waived = await received('2025-11-11T10:00:00+08:00', 'C');
  await waived.wait('2025-11-12T11:00:00+08:00');
  const waiver = { clockId: 'initialReview#1', reason: '停电' };
  await waived.give('2025-11-12T11:00:00+08:00', 'GENERAL_MANAGER', 'waiveEscalation', waiver);
}, 120_000);
afterAll(() => api.close());

async function supervision(sender: Sender, query: string) {
  const answer = await sender.get(`/v1/reports/supervision?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return supervisionReport.parse(answer.body);
}

/** Counts as `SALES DEADLINE_BREACHED 1`. */
const counts = ({ departments }: Awaited<ReturnType<typeof supervision>>) =>
  departments.flatMap(({ department, kinds }) =>
    kinds.map(({ kind, count }) => `${department} ${kind} ${count}`),
  );

describe('the report of supervision', () => {
  test('finds in orders what was missed, typed late, corrected and overridden, and leaves out what was waived [OVERDUE-11]', async () => {
    const leader = await api.as('GENERAL_MANAGER');
    const found = await supervision(leader, november);
    expect(counts(found)).toEqual([
      'SALES DEADLINE_BREACHED 2',
      'SALES ENTERED_LATE 1',
      'SALES ENTRY_CORRECTED 1',
      'SALES ESCALATION_NOT_ACKNOWLEDGED 3',
      'FINANCE CREDIT_OVERRIDDEN 1',
    ]);
    expect(found.count).toBe(8);
    const kinds = found.departments.flatMap((row) => row.kinds);
    const { orderId, orderNumber = '' } = late.state;
    const told = (at: string, what: string) => ({
      of: 'ORDER',
      id: orderId,
      number: orderNumber,
      at,
      what: expect.objectContaining({ zh: what }),
    });
    expect(
      kinds.filter(({ kind }) => /ENTER|ENTRY|CREDIT/.test(kind)).flatMap(({ examples }) => examples),
    ).toEqual([
      told('2025-11-07T11:30:00+08:00', '通过初审'),
      told('2025-11-06T09:30:00+08:00', '漏录包装要求'),
      told('2025-11-07T14:00:00+08:00', '集团担保'),
    ]);
    const missed = kinds.find(({ kind }) => kind === 'DEADLINE_BREACHED')?.examples ?? [];
    expect(missed.map(({ what }) => what.zh)).toEqual(['确认时限', '订单初审']);
    const earlier = november.replace('11-01T', '10-01T').replace('12-01T', '11-03T');
    expect(counts(await supervision(leader, earlier))).toEqual([]);
  });

  test('counts for quality what it may not read, and names none of it [OVERDUE-11 PRIV-02]', async () => {
    const leader = await supervision(await api.as('GENERAL_MANAGER'), november);
    const quality = await supervision(await api.as('INSPECTOR'), november);
    expect(counts(quality)).toEqual(counts(leader));
    const examples = (report: typeof leader) =>
      report.departments.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.examples));
    expect(examples(leader).map(({ id }) => id)).toContain(late.state.orderId);
    expect(examples(quality)).toEqual([]);
  });

  test('is of one department where it is asked for, and for quality, leadership, audit and administration alone [OVERDUE-11]', async () => {
    const finance = await supervision(await api.as('QUALITY_MANAGER'), `${november}&department=FINANCE`);
    expect(counts(finance)).toEqual(['FINANCE CREDIT_OVERRIDDEN 1']);
    const refused = await (await api.as('SALES_MANAGER')).get('/v1/reports/supervision');
    expect(problemIn(refused)).toMatchObject({ status: 403, code: 'not-your-role' });
    const span = `from=${encodeURIComponent('2025-11-01T00:00:00+08:00')}&until=${encodeURIComponent('2025-10-01T00:00:00+08:00')}`;
    const wrong = await (await api.as('AUDITOR')).get(`/v1/reports/supervision?${span}`);
    expect(problemIn(wrong)).toMatchObject({ code: 'validation-failed' });
  });

  test('finds in cases which rules were broken and how problems are dealt with, one step from the case [OVERDUE-11]', async () => {
    const quality = await api.as('QUALITY_MANAGER');
    const { caseId, caseNumber } = caseIn(
      await quality.post('/v1/cases', {
        kind: 'VIOLATION',
        type: 'PROCEDURE',
        department: 'PLANNING',
        description: '未经会签即下达计划',
        person: 'planner',
        rule: '计划须经会签',
        severity: 'MAJOR',
        orders: [],
      }),
    );
    const report = await supervision(quality, '');
    expect(counts(report)).toContain('PLANNING VIOLATION_MAJOR 1');
    const kinds = report.departments.find(({ department }) => department === 'PLANNING')?.kinds ?? [];
    expect(kinds[0]?.examples).toEqual([
      {
        of: 'CASE',
        id: caseId,
        number: caseNumber,
        at: expect.stringMatching(/\+08:00$/),
        what: { zh: '计划须经会签', en: '计划须经会签' },
      },
    ]);
    expect(JSON.stringify(report)).not.toContain('planner');

    // An act on the case that was typed an afternoon later.
    await api.stack.database.sql`
      insert into dueline.case_journal (case_id, version, actor, command, occurred_at, recorded_at, entry, facts,
        previous_hash, hash)
      select case_id, 1000, actor, 'recordAnalysis', '2025-10-15T10:00:00+08:00', '2025-10-15T16:00:00+08:00', entry,
        facts, hash, 'x' from dueline.case_journal where case_id = ${caseId} and version = 1`;
    const october = `from=${encodeURIComponent('2025-10-01T00:00:00+08:00')}&until=${encodeURIComponent('2025-11-01T00:00:00+08:00')}`;
    const typed = await supervision(quality, october);
    expect(counts(typed)).toEqual(['QUALITY ENTERED_LATE 1']);
    expect(typed.departments[0]?.kinds[0]?.examples).toMatchObject([{ of: 'CASE', id: caseId }]);
  });
});
