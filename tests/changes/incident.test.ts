import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import type { Command } from '../../domain/order/decide.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { formatCivilDate, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { workingDateOnOrBefore } from '../../domain/working-time/working-dates.ts';
import { formatLocal, workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { type ApiStack, problemIn, startApiStack } from '../api/api-stack.ts';
import { applied, changeIn, draft, previewOf } from './change-stack.ts';

let api: ApiStack;
const inspections = 30;
const atOnce = 6;

beforeAll(async () => {
  api = await startApiStack({}, { lookAgain: 300 });
});
afterAll(() => api.close(), 120_000);

const dayBefore = (date: string) =>
  workingDateOnOrBefore(companyDefault, formatCivilDate(parseCivilDate(date) - 1));
const lastWorked = dayBefore(formatLocal(companyDefault, new Date().toISOString()).slice(0, 10));
/** Inspections begin at two on the working day before the power cut, and are due at two on its afternoon. */
const began = `${dayBefore(lastWorked)}T14:00:00+08:00`;
const powerCut = { from: `${lastWorked}T13:00:00+08:00`, until: `${lastWorked}T18:00:00+08:00` };

/** Brings an order to inspection, every act at one past instant. */
async function bringToInspection(orderId: string): Promise<void> {
  const all = regularOrder(api.stack.rules);
  const acts = all.slice(
    0,
    all.findIndex(({ name }) => name === 'recordInspection'),
  );
  for (const act of acts) {
    const command: Command = { ...act, occurredAt: began };
    const answer =
      act.name === 'receiveOrder'
        ? await api.stack.receive(orderId, command)
        : await api.stack.give(orderId, command);
    if (!answer.accepted) throw new Error(`${act.name}: ${answer.refusal.detail}`);
  }
}

test('one incident over thirty inspections moves each by the working minutes lost and waives what escalated meanwhile, once, and tells the head in one notice [SLA-12 SLA-13 U5]', async () => {
  const orderIds = Array.from({ length: inspections }, () => `ord_${randomUUID()}`);
  const waiting = [...orderIds];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await bringToInspection(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  const body = {
    title: '下午停电',
    ...powerCut,
    departments: ['QUALITY'],
    clockKinds: ['inspection'],
    orderIds: [],
  };
  const change = await draft(api, { kind: 'INCIDENT', body, reason: 'power cut in the works' });
  expect(change.problems).toEqual([]);
  const preview = await previewOf(api, change);
  expect(preview).toMatchObject({ ordersChanged: inspections, clocksMoved: inspections });
  for (const clock of preview.clocks) {
    expect(clock.kind).toBe('inspection');
    expect(clock.dueBefore).toBe(`${lastWorked}T14:00:00+08:00`);
    expect(workingMinutesBetween(companyDefault, clock.dueBefore, clock.dueAfter)).toBe(300);
    expect(clock.rungs.find(({ rung }) => rung === '0')).toMatchObject({ lost: 'WITHDRAWN' });
  }
  expect(preview.roles.find(({ role }) => role === 'QUALITY_MANAGER')).toMatchObject({ lost: inspections });

  const { result } = await applied(api, change);
  expect(result).toEqual({ orders: inspections, failed: [] });
  const { sql } = api.stack.database;
  const dues = await sql<{ id: string; due: string }[]>`
    select order_id as id, due_at as due from dueline.clocks where kind = 'inspection'`;
  expect(new Map(dues.map(({ id, due }) => [id, new Date(due).getTime()]))).toEqual(
    new Map(preview.clocks.map(({ orderId, dueAfter }) => [orderId, Date.parse(dueAfter)])),
  );
  const rungs = await sql<{ waived: boolean; reason: string | null; rung: string; reachedAt: string }[]>`
    select waived_at is not null as waived, waiver_reason as reason, rung, reached_at as "reachedAt"
    from dueline.escalations where kind = 'inspection'`;
  const during = rungs.filter(({ reachedAt }) => new Date(reachedAt).getTime() >= Date.parse(powerCut.from));
  expect(during.filter(({ rung }) => rung === '0')).toHaveLength(inspections);
  expect(during.filter(({ waived, reason }) => !waived || reason !== 'power cut in the works')).toEqual([]);
  const entries = await sql<{ orders: number; entries: number }[]>`
    select count(distinct order_id)::int as orders, count(*)::int as entries
    from dueline.journal where command = 'recordIncident'`;
  expect(entries[0]).toEqual({ orders: inspections, entries: inspections });

  const told = await sql<{ recipient: string; payload: unknown }[]>`
    select person_id as recipient, payload from dueline.outbox
    where kind = 'INCIDENT' and channel = 'IN_APP'`;
  const [head] = await sql<{ personId: string }[]>`
    select person_id as "personId" from dueline.person_roles where role = 'QUALITY_MANAGER'`;
  expect(told).toMatchObject([
    {
      recipient: head?.personId,
      payload: {
        department: 'QUALITY',
        orders: inspections,
        clocks: inspections,
        reason: 'power cut in the works',
      },
    },
  ]);

  // A withdrawn rung does not come back, and nothing else was told of the same deadline.
  const late = await sql<{ orders: number }[]>`
    select count(*)::int as orders from dueline.journal j
    where j.command = 'rung' and j.version > (
      select version from dueline.journal i where i.order_id = j.order_id and i.command = 'recordIncident')
    and j.entry -> 'events' -> 0 ->> 'clockId' = 'L1.inspection#1' and j.entry -> 'events' -> 0 ->> 'rung' = '0'`;
  expect(late[0]?.orders).toBe(0);
}, 600_000);

test('leadership records incidents and nothing else; one that is not over, or of nobody’s order, is kept with its problems [SLA-12]', async () => {
  const leader = await api.as('DEPUTY_GENERAL_MANAGER');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const incident = {
    kind: 'INCIDENT',
    body: {
      title: 'storm',
      from: tomorrow,
      until: 'this evening',
      departments: ['KITCHEN'],
      clockKinds: [],
      orderIds: [`ord_${'a'.repeat(26)}`],
    },
    reason: 'storm',
  };
  const typed = changeIn(await leader.post('/v1/changes', incident));
  expect(typed.body).toEqual(incident.body);
  expect(typed.problems.map(({ path }) => path)).toEqual(['until', 'departments[0]', 'orderIds[0]']);
  const ahead = { ...incident.body, until: new Date(Date.now() + 90_000_000).toISOString(), departments: [] };
  const edited = await leader.put(`/v1/changes/${typed.changeId}`, { ...incident, body: ahead });
  expect(changeIn(edited).problems.map(({ path }) => path)).toEqual(['until', 'orderIds[0]']);
  const policy = { kind: 'POLICY', body: { values: {}, effectiveAt: tomorrow, migrate: false }, reason: 'x' };
  expect(problemIn(await leader.post('/v1/changes', policy))).toMatchObject({ status: 403 });
});
