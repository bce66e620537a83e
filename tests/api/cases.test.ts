import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage, caseReport, caseTaskPage, caseTimeline } from '../../api/views/case-schema.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { type ApiStack, orderIn, problemIn, startApiStack } from './api-stack.ts';
import { actsOn, analysis, caseIn, newOrder, openWaiting, orderOnce } from './case-people.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
}, 120_000);
afterAll(() => api.close());

async function orderBlocked() {
  const order = await newOrder(api);
  const sales = await api.as('SALESPERSON');
  const input = { type: 'INFO_ERROR', description: '规格与图纸不符', wrongField: 'SPECIFICATION' };
  orderIn(await sales.post(`/v1/orders/${order.orderId}/commands/report-problem`, { input }));
  await openWaiting(api);
  const page = casePage.parse((await sales.get(`/v1/cases?orderId=${order.orderId}`)).body);
  return { order, sales, caseId: page.items[0]?.caseId ?? '', found: page.items };
}

describe('an exception', () => {
  it('reported on an order opens one case, goes through its five steps, and holds what it blocks until it is closed [EXC-03 EXC-04 EXC-05 EXC-06 EXC-07 EXC-08 EXC-10]', async () => {
    const { order, sales, caseId, found } = await orderBlocked();
    await openWaiting(api);
    expect(found).toMatchObject([{ kind: 'EXCEPTION', type: 'INFO_ERROR', step: 'OPENED' }]);
    const held = await orderOnce(sales, order.orderId, ({ holds = [] }) => holds.length > 0);
    expect(held.holds).toMatchObject([{ reason: 'EXCEPTION', from: 'PLANNED' }]);

    const head = await api.as('SALES_MANAGER');
    const planner = await api.as('PLANNER');
    const { give, refused, read } = actsOn(caseId);
    expect(await refused(planner, 'record-analysis', analysis)).toBe('not-found');
    await give(head, 'record-analysis', analysis);
    const measure = { description: '更正规格', measure: 'OTHER', verification: '复核图纸' };
    expect(await refused(head, 'agree-measure', measure)).toBe('does-not-fit');
    const named = { ...measure, department: 'PLANNING', owner: 'planner', due: '2030-01-10' };
    await give(head, 'agree-measure', named);
    await give(head, 'agree-measures', {});
    expect(await refused(head, 'close-case', {})).toBe('not-in-this-state');
    const seen = await read(planner);
    expect(seen.tasks).toMatchObject([{ command: 'completeMeasure', mine: true, subject: 'M1' }]);
    const inbox = caseTaskPage.parse((await planner.get('/v1/case-tasks')).body);
    expect(inbox.items).toMatchObject([
      { caseId, command: 'completeMeasure', title: { zh: expect.any(String) } },
    ]);
    await give(planner, 'complete-measure', { measureId: 'M1', result: '已更正' });
    await give(head, 'verify-case', { effective: true, comment: '规格一致' });
    expect(await refused(head, 'close-case', {})).toBe('blocked');
    await give(head, 'record-lessons', {
      result: '已更正',
      lessons: '下单前核对图纸',
      departments: ['ENGINEERING'],
    });
    expect((await give(head, 'close-case', {})).step).toBe('CLOSED');

    const free = await orderOnce(sales, order.orderId, ({ holds = [] }) => holds.length === 0);
    expect(free.holds ?? []).toEqual([]);
    expect(await refused(head, 'close-case', {})).toBe('not-in-this-state');
    const timeline = caseTimeline.parse((await sales.get(`/v1/cases/${caseId}/timeline`)).body);
    expect(timeline.items.length).toBeGreaterThan(8);
    const told = await api.stack.database.sql<{ occasion: string; personId: string }[]>`
      select payload->>'occasion' as occasion, person_id as "personId" from outbox
      where kind = 'CASE' and channel = 'IN_APP' and payload->>'caseId' = ${caseId} order by created_at, person_id`;
    const occasions = told.map(({ occasion, personId }) => `${occasion} ${personId}`);
    expect(occasions).toEqual(
      expect.arrayContaining(['OPENED sales-manager', 'MEASURE planner', 'LESSONS engineering-manager']),
    );
    expect((await verifyJournal(api.stack.database)).breaks).toEqual([]);
  }, 120_000);

  it('holds many orders, each of which hears of it once; a second key of the same request is the same case [EXC-03 OVERDUE-15 I8]', async () => {
    const [one, two] = [await newOrder(api), await newOrder(api)];
    const sales = await api.as('SALESPERSON');
    const body = {
      kind: 'EXCEPTION',
      type: 'PROBLEM',
      department: 'SALES',
      description: '客户联系人更换',
      orders: [{ orderId: one.orderId }, { orderId: two.orderId }],
    };
    const [first, again] = [
      await sales.post('/v1/cases', body, 'k-two'),
      await sales.post('/v1/cases', body, 'k-two'),
    ];
    expect(caseIn(again).caseId).toBe(caseIn(first).caseId);
    const { caseId } = caseIn(first);
    for (const { orderId } of [one, two]) {
      const order = await orderOnce(sales, orderId, ({ cases = [] }) => cases.length > 0);
      expect(order.cases).toMatchObject([{ caseId, effect: 'WARN' }]);
      const rows = await api.stack.database.sql`
        select 1 from journal where order_id = ${orderId} and command = 'noteCase'`;
      expect(rows).toHaveLength(1);
    }
    const page = casePage.parse((await sales.get('/v1/cases?q=联系人更换&mine=true')).body);
    expect(page.items.map((each) => each.caseId)).toEqual([caseId]);
    const unknown = { ...body, orders: [{ orderId: `ord_${'a'.repeat(26)}` }] };
    expect(problemIn(await sales.post('/v1/cases', unknown)).code).toBe('does-not-fit');
  }, 120_000);

  it('says when its problem was found, from the receipt of its orders on, and was reported [EXC-03]', async () => {
    const order = await newOrder(api);
    const sales = await api.as('SALESPERSON');
    const path = `/v1/orders/${order.orderId}/commands/report-problem`;
    const input = { type: 'PROBLEM', description: '少一箱附件', foundAt: order.receivedAt };
    orderIn(await sales.post(path, { input }));
    await openWaiting(api);
    const page = casePage.parse((await sales.get(`/v1/cases?orderId=${order.orderId}`)).body);
    expect(page.items).toMatchObject([{ reportedLate: false }]);
    const { discovery } = await actsOn(page.items[0]?.caseId ?? '').read(sales);
    expect(discovery).toMatchObject({ foundAt: order.receivedAt, late: false });
    expect(Date.parse(discovery?.reportedAt ?? '')).toBeGreaterThan(Date.parse(order.receivedAt));
    expect(Date.parse(discovery?.reportDue ?? '')).toBeGreaterThan(Date.parse(discovery?.reportedAt ?? ''));

    const before = new Date(Date.parse(order.receivedAt) - 60_000).toISOString();
    const early = problemIn(await sales.post(path, { input: { ...input, foundAt: before } }));
    expect(early).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'foundAt' }] });
    const body = {
      kind: 'EXCEPTION',
      type: 'PROBLEM',
      department: 'SALES',
      description: '少一箱附件',
      orders: [{ orderId: order.orderId }],
    };
    const refused = problemIn(await sales.post('/v1/cases', { ...body, foundAt: before }));
    expect(refused).toMatchObject({
      code: 'does-not-fit',
      errors: [{ path: 'foundAt', reason: expect.stringContaining('before the order was received') }],
    });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const future = problemIn(await sales.post('/v1/cases', { ...body, foundAt: tomorrow }));
    expect(future).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'foundAt' }] });
    const opened = caseIn(await sales.post('/v1/cases', { ...body, foundAt: order.receivedAt }));
    expect(opened.discovery).toMatchObject({ foundAt: order.receivedAt, late: false });
  }, 60_000);

  it('that was reported too late is marked in the list and counted in the report [EXC-03 EXC-12]', async () => {
    const leader = await api.as('GENERAL_MANAGER');
    const breach = {
      kind: 'VIOLATION',
      type: 'PROCEDURE',
      department: 'QUALITY',
      description: '漏检',
      orders: [],
      person: '张三',
      rule: '检验规程第五条',
      severity: 'MINOR',
    };
    const lateOnes = async () => {
      const report = caseReport.parse((await leader.get('/v1/reports/cases')).body);
      const row = report.rows.find(
        ({ type, department }) => type === 'PROCEDURE' && department === 'QUALITY',
      );
      return [row?.opened ?? 0, row?.lateReports ?? 0, report.total.lateReports];
    };
    const before = await lateOnes();
    const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const late = caseIn(await leader.post('/v1/cases', { ...breach, foundAt: monthAgo }));
    caseIn(await leader.post('/v1/cases', breach));
    expect(late.discovery?.late).toBe(true);
    const list = casePage.parse((await leader.get('/v1/cases?kind=VIOLATION&open=true')).body);
    const marked = list.items.filter(({ reportedLate }) => reportedLate).map(({ caseId }) => caseId);
    expect(marked).toEqual([late.caseId]);
    expect(await lateOnes()).toEqual(before.map((count, index) => count + (index === 0 ? 2 : 1)));
  }, 60_000);

  it('joins another one, which takes over its orders; both are told apart afterwards [OVERDUE-15]', async () => {
    const [one, two] = [await newOrder(api), await newOrder(api)];
    const head = await api.as('SALES_MANAGER');
    const open = async (orderId: string) => {
      const rest = { kind: 'EXCEPTION', type: 'PROBLEM', department: 'SALES', description: '同一原因' };
      return caseIn(await head.post('/v1/cases', { ...rest, orders: [{ orderId }] }));
    };
    const [into, joined] = [await open(one.orderId), await open(two.orderId)];
    const { give, refused } = actsOn(joined.caseId);
    expect(await refused(head, 'join-case', { into: joined.caseId })).toBe('does-not-fit');
    expect((await give(head, 'join-case', { into: into.caseId })).mergedInto).toBe(into.caseId);
    const both = await actsOn(into.caseId).read(head);
    expect(both.orders.map(({ orderId }) => orderId)).toEqual([one.orderId, two.orderId]);
    expect(await refused(head, 'join-case', { into: into.caseId })).toBe('not-in-this-state');
  }, 120_000);
});

describe('a case', () => {
  it('is refused to who does not have it, and shown as nothing to who may not see it [PRIV-12 S2]', async () => {
    const { caseId } = await orderBlocked();
    const keeper = await api.as('WAREHOUSE_KEEPER');
    const hidden = problemIn(await keeper.get(`/v1/cases/${caseId}`));
    const absent = problemIn(await keeper.get(`/v1/cases/case_${'a'.repeat(26)}`));
    expect(hidden.code).toBe(absent.code);
    const listed = casePage.parse((await keeper.get('/v1/cases?open=true')).body);
    expect(listed.items.map((each) => each.caseId)).not.toContain(caseId);
    const sales = await api.as('SALESPERSON');
    expect(await actsOn(caseId).refused(sales, 'record-analysis', analysis)).toBe('not-your-role');
    const seen = await actsOn(caseId).read(sales);
    expect(seen.availableCommands.map(({ command }) => command)).not.toContain('recordAnalysis');
  });

  it('tells what changed to who saw an older version [I9]', async () => {
    const { caseId } = await orderBlocked();
    const head = await api.as('SALES_MANAGER');
    const { version } = await actsOn(caseId).read(head);
    await actsOn(caseId).give(head, 'record-analysis', analysis);
    const late = { input: analysis, expectedVersion: version - 1 };
    const problem = problemIn(await head.post(`/v1/cases/${caseId}/commands/record-analysis`, late));
    expect(problem).toMatchObject({ code: 'version-moved' });
    expect(problem.changes?.map(({ command }) => command)).toContain('recordAnalysis');
  });

  it('is not said to have changed when only its orders answered since it was seen', async () => {
    const { caseId } = await orderBlocked();
    const head = await api.as('SALES_MANAGER');
    await expect.poll(async () => (await actsOn(caseId).read(head)).version).toBeGreaterThan(1);
    const path = `/v1/cases/${caseId}/commands/record-analysis`;
    const answer = await head.post(path, { input: analysis, expectedVersion: 1 });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const again = await head.post(path, { input: analysis, expectedVersion: 1 });
    expect(problemIn(again).code).toBe('version-moved');
  });

  it('counts in the report of its kind, type, department and cause [EXC-12 OVERDUE-08]', async () => {
    const leader = await api.as('GENERAL_MANAGER');
    const report = caseReport.parse((await leader.get('/v1/reports/cases')).body);
    const row = report.rows.find(({ type, cause }) => type === 'INFO_ERROR' && cause === 'COMMUNICATION');
    expect(row).toMatchObject({ kind: 'EXCEPTION', department: 'SALES', closed: 1 });
    expect(report.total.opened).toBe(report.rows.reduce((sum, { opened }) => sum + opened, 0));
  });
});
