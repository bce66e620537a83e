import { afterAll, beforeAll, expect, test } from 'vitest';
import { latestCompanyCalendar } from '../../db/calendars/latest-calendar.ts';
import { beginChange } from '../../db/changes/begin-change.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import { rollOutWorkflowId, rollOutWorkflowType } from '../../workflows/messages.ts';
import { type ApiStack, startApiStack } from '../api/api-stack.ts';
import {
  applied,
  changeIn,
  draft,
  dueInstants,
  finished,
  previewOf,
  receiveOrders,
  workingDateAfter,
} from './change-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack({}, { lookAgain: 1_000 });
});
afterAll(() => api.close());

/** A day off on the next working date but `skipped`, which every clock that runs now has to cross. */
async function dayOff(skipped = 0): Promise<Record<string, unknown>> {
  const { definition } = await latestCompanyCalendar(api.stack.database.db);
  let date = formatLocal(definition, new Date().toISOString()).slice(0, 10);
  for (let count = 0; count <= skipped; count += 1) date = workingDateAfter(definition, date);
  return { date, kind: 'OFF_DAY', source: 'COMPANY', name: { zh: '停电', en: 'Power cut' } };
}

async function versions(): Promise<number[]> {
  const rows = await api.stack.database.sql<{ version: number }[]>`
    select distinct calendar_version as version from dueline.orders`;
  return rows.map(({ version }) => version);
}

test('a correction moves exactly the previewed clocks to exactly the previewed instants [SLA-02 SLA-14]', async () => {
  await receiveOrders(api, 3);
  const change = await draft(api, {
    kind: 'CALENDAR',
    subject: 'company',
    body: { set: [await dayOff()] },
    reason: 'the works is without power',
  });
  expect(change).toMatchObject({ state: 'DRAFT', problems: [], createdBy: 'admin' });
  const before = await dueInstants(api);
  const preview = await previewOf(api, change);
  expect(await dueInstants(api), 'a preview writes nothing').toEqual(before);
  expect(preview).toMatchObject({ ordersOpen: 3, ordersChanged: 3, refused: [], more: 0 });
  expect(preview.clocksMoved).toBeGreaterThanOrEqual(3);
  const told = preview.roles.find(({ role }) => role === 'SALESPERSON');
  expect(told).toMatchObject({ department: 'SALES', gained: 0, lost: 0 });
  expect(told?.moved).toBeGreaterThan(0);

  const done = await applied(api, change);
  expect(done).toMatchObject({ appliedBy: 'admin', result: { version: '2', orders: 3, failed: [] } });
  const after = await dueInstants(api);
  const moved = [...after].filter(([name, due]) => before.get(name) !== due);
  const expected = preview.clocks
    .filter(({ dueBefore, dueAfter }) => dueBefore !== dueAfter)
    .map((clock) => [`${clock.orderId} ${clock.clockId}`, Date.parse(clock.dueAfter)]);
  expect(new Map(moved)).toEqual(new Map(expected as [string, number][]));
  const [first] = preview.clocks;
  const journal = await api.stack.database.sql<{ actor: string; reason: string }[]>`
    select actor, entry ->> 'reason' as reason from dueline.journal
    where order_id = ${first?.orderId ?? ''} and command = 'correctCalendar'`;
  expect(journal).toEqual([
    { actor: `policy:change/${change.changeId}/admin`, reason: 'the works is without power' },
  ]);
  const [kept] = await api.stack.database.sql<{ dues: string[] }[]>`
    select array_agg(clock ->> 'due' order by version) as dues
    from dueline.journal cross join jsonb_array_elements(facts -> 'clocks') as clock
    where order_id = ${first?.orderId ?? ''} and clock ->> 'clockId' = ${first?.clockId ?? ''}`;
  expect(kept?.dues, 'the old deadline and the new').toEqual([first?.dueBefore, first?.dueAfter]);
});

test('of two corrections applied at once neither is lost, and every open order ends on the last [SLA-02]', async () => {
  const dates = [await dayOff(3), await dayOff(5)];
  const drafts = await Promise.all(
    dates.map((day) => draft(api, { kind: 'CALENDAR', subject: 'company', body: { set: [day] } })),
  );
  const results = await Promise.all(drafts.map((change) => applied(api, change)));
  expect(results.map(({ result }) => result?.version).sort()).toEqual(['3', '4']);
  const { version, definition } = await latestCompanyCalendar(api.stack.database.db);
  expect(version).toBe(4);
  expect(definition.overrides).toEqual(expect.arrayContaining(dates));
  expect(await versions()).toEqual([4]);
});

test('an order that comes in by the old version meanwhile ends on the new one [SLA-02]', async () => {
  await api.admin.get('/v1/orders');
  const change = await draft(api, {
    kind: 'CALENDAR',
    subject: 'company',
    body: { set: [await dayOff(7)] },
  });
  // The API keeps the company's calendar for a minute: it has version 1 or 4 in hand, and not 5.
  changeIn(await api.admin.post(`/v1/changes/${change.changeId}/apply`, {}));
  const [orderId = ''] = await receiveOrders(api, 1);
  const [received] = await api.stack.database.sql<{ version: string }[]>`
    select entry -> 'events' -> 0 ->> 'calendarVersion' as version from dueline.journal
    where order_id = ${orderId} and version = 1`;
  expect(Number(received?.version)).toBeLessThan(5);
  await finished(api, change.changeId);
  expect(await versions()).toEqual([5]);
});

test('an application that was interrupted after it began goes on when it is applied again, once [SLA-02 SYS-11]', async () => {
  const change = await draft(api, {
    kind: 'CALENDAR',
    subject: 'company',
    body: { set: [await dayOff(9)] },
  });
  const application = { changeId: change.changeId, by: 'admin', at: new Date().toISOString() };
  expect(await beginChange(api.stack.database, application)).toEqual([]);
  const done = await applied(api, change);
  const again = changeIn(await api.admin.post(`/v1/changes/${change.changeId}/apply`, {}));
  expect(again).toEqual(done);
  expect((await latestCompanyCalendar(api.stack.database.db)).version).toBe(6);
  expect(await versions()).toEqual([6]);
});

test('a long roll-out is carried on as a new run and loses nothing [SLA-02 I12]', async () => {
  const change = await draft(api, {
    kind: 'CALENDAR',
    subject: 'company',
    body: { set: [await dayOff(11)] },
  });
  const { client, taskQueue } = api.stack;
  const workflowId = rollOutWorkflowId(change.changeId);
  const start = { changeId: change.changeId, by: 'admin', lookAgainAfter: 100, pagesPerRun: 1 };
  await client.workflow.execute(rollOutWorkflowType, { workflowId, taskQueue, args: [start] });
  const { result } = await finished(api, change.changeId);
  expect(result).toEqual({ version: '7', orders: 4, failed: [] });
  expect(await versions()).toEqual([7]);
  const first = await client.workflow.getHandle(workflowId).describe();
  expect(first.raw.workflowExecutionInfo?.firstRunId).not.toBe(first.runId);
});

test('an order that the engine has lost is reported with its reason and holds no other up [SLA-02]', async () => {
  const [lost = '', other = ''] = await receiveOrders(api, 2);
  await api.stack.client.workflow.getHandle(`order/${lost}`).terminate('planted');
  const change = await draft(api, {
    kind: 'CALENDAR',
    subject: 'company',
    body: { set: [await dayOff(13)] },
  });
  const { result } = await applied(api, change);
  expect(result?.failed).toEqual([
    { orderId: lost, reason: 'the engine does not run this order, though it is open' },
  ]);
  const [row] = await api.stack.database.sql<{ version: number }[]>`
    select calendar_version as version from dueline.orders where order_id = ${other}`;
  expect(row?.version).toBe(8);
});
