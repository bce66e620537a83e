import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  calendarAsOfSchema,
  type OrderAsOfView,
  orderAsOfSchema,
  policyAsOfSchema,
} from '../../api/views/as-of-schema.ts';
import { calendarVersions } from '../../db/schema/calendar-versions.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn } from '../domain/bring-to.ts';
import { received } from '../domain/sample-orders.ts';
import { simulatedCalendar, simulatedPolicies } from '../domain/simulated-rules.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Two weeks after the order came in. */
const now = '2025-10-23T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let clerk: Sender;
/** Inspected from Thursday 10:00 on; moved to another calendar at 16:00, to other figures on Saturday at 9:00. */
let orderId: string;

beforeAll(async () => {
  api = await openReadApi(now);
  clerk = await api.as('ORDER_CLERK');
  const order = orderIn('IN_QC', ofSales);
  order.calendars = simulatedCalendar;
  order.passUntil('2025-10-09T16:00:00+08:00');
  order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '停电' });
  order.passUntil('2025-10-11T09:00:00+08:00');
  const [, values = withOverrides({})] = simulatedPolicies;
  order.change('migratePolicy', { version: 'v1', values, reason: '新制度' });
  order.passUntil('2025-10-13T11:00:00+08:00');
  bringTo(order, 'READY_TO_SHIP');
  orderId = await api.keep(order);
});
afterAll(() => api.close());

async function asOf(at: string, sender = clerk): Promise<OrderAsOfView> {
  const answer = await sender.get(`/v1/orders/${orderId}/as-of?at=${encodeURIComponent(at)}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return orderAsOfSchema.parse(answer.body);
}

/** The database keeps the fields of an object in an order of its own, and lists are made of them. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(inAnyOrder(each))).sort();
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, each]) => [name, inAnyOrder(each)]));
}

const inspection = ({ order }: OrderAsOfView) => order.clocks.find(({ kind }) => kind === 'inspection');

describe('an order as it stood at an instant', () => {
  test('runs by the figures and the calendar that it had then [SLA-11]', async () => {
    const [first, corrected, migrated] = [
      await asOf('2025-10-09T15:59:59+08:00'),
      await asOf('2025-10-09T16:00:00+08:00'),
      await asOf('2025-10-11T09:00:00+08:00'),
    ];
    const rules = ({ policy, calendars }: OrderAsOfView) => [
      policy.version,
      policy.values['sla.qc.complete'],
      calendars.map(({ calendarId, version }) => `${calendarId} ${version}`),
    ];
    expect(rules(first)).toEqual(['default-1', '1wd', ['company 1']]);
    expect(rules(corrected)).toEqual(['default-1', '1wd', ['company 2']]);
    expect(rules(migrated)).toEqual(['v1', '2wd', ['company 2']]);
    const { overrides } = z
      .looseObject({ overrides: z.array(z.looseObject({ date: z.string() })) })
      .parse(corrected.calendars[0]?.definition);
    expect(overrides.map(({ date }) => date)).toContain('2025-10-10');
    expect([first, corrected, migrated].map((view) => inspection(view)?.due)).toEqual([
      '2025-10-10T10:00:00+08:00',
      '2025-10-11T10:00:00+08:00',
      '2025-10-13T10:00:00+08:00',
    ]);
  });

  test('has the stage, the tasks and the entries that were on record, and nothing later', async () => {
    const then = await asOf('2025-10-09T18:00:00+08:00');
    expect(then.order).toMatchObject({ stage: 'IN_QC', overdue: false, availableCommands: [] });
    expect(then.order.tasks.map(({ command }) => command)).toContain('recordInspection');
    expect(then.entries.at(-1)).toMatchObject({ version: then.order.version });
    expect(then.entries.every(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(then.at))).toBe(true);
    const present = await asOf(now);
    expect(present.order).toMatchObject({ stage: 'READY_TO_SHIP', version: present.presentVersion });
    expect(then.presentVersion).toBe(present.presentVersion);
    expect(then.order.version).toBeLessThan(present.presentVersion);
    const { body } = await clerk.get(`/v1/orders/${orderId}`);
    expect(inAnyOrder(present.order)).toEqual(inAnyOrder({ ...Object(body), availableCommands: [] }));
  });

  test('is overdue from the moment that its deadline is on record', async () => {
    const overdue = async (at: string) => (await asOf(at)).order.overdue;
    expect(await overdue('2025-10-13T10:00:00+08:00')).toBe(false);
    expect(await overdue('2025-10-13T10:00:00.001+08:00')).toBe(true);
  });

  test('is not found before it came in, nor by whom it is not for', async () => {
    const before = await clerk.get(`/v1/orders/${orderId}/as-of?at=2025-10-09T01:59:59.999Z`);
    expect(problemIn(before)).toMatchObject({ status: 404, code: 'not-found' });
    const fresh = await api.keep(received(ofSales));
    const inspector = await api.as('INSPECTOR');
    const others = await inspector.get(`/v1/orders/${fresh}/as-of?at=2025-10-20T00:00:00Z`);
    expect(problemIn(others)).toMatchObject({ status: 404 });
  });

  test('is refused for an instant that is yet to come, or none', async () => {
    const later = problemIn(await clerk.get(`/v1/orders/${orderId}/as-of?at=2025-10-23T02:00:00.001Z`));
    expect(later).toMatchObject({ status: 422, errors: [{ path: 'query.at' }] });
    for (const query of ['', '?at=yesterday', '?at=2025-10-20T00:00:00']) {
      const problem = problemIn(await clerk.get(`/v1/orders/${orderId}/as-of${query}`));
      expect(problem.errors?.map(({ path }) => path)).toEqual(['query.at']);
    }
  });
});

describe('what held for new orders', () => {
  const by = { reason: 'x', createdBy: 'admin' };

  test('of the policy is the version in force that somebody had made by then [SYS-11]', async () => {
    await api.company.database.db.insert(policyVersions).values([
      {
        version: 'autumn',
        values: withOverrides({ 'sla.qc.complete': '3wd' }),
        effectiveAt: '2025-10-01T00:00:00Z',
        createdAt: '2025-10-15T00:00:00Z',
        ...by,
      },
      {
        version: 'late-autumn',
        values: withOverrides({ 'sla.qc.complete': '4wd' }),
        effectiveAt: '2025-10-20T00:00:00Z',
        createdAt: '2025-10-16T00:00:00Z',
        ...by,
      },
    ]);
    const version = async (at: string) => {
      const { body } = await clerk.get(`/v1/policies/as-of?at=${at}`);
      return policyAsOfSchema.parse(body).version;
    };
    expect(await version('2025-10-14T23:59:59Z')).toBe('default-1');
    expect(await version('2025-10-15T00:00:00Z')).toBe('autumn');
    expect(await version('2025-10-20T00:00:00Z')).toBe('late-autumn');
    const before = await clerk.get('/v1/policies/as-of?at=2020-01-01T00:00:00Z');
    expect(problemIn(before).status).toBe(404);
    const later = await clerk.get('/v1/policies/as-of?at=2030-01-01T00:00:00Z');
    expect(problemIn(later)).toMatchObject({ status: 422, errors: [{ path: 'query.at' }] });
  });

  test('of a calendar is the version that was the latest', async () => {
    await api.company.database.db.insert(calendarVersions).values({
      calendarId: 'company',
      version: 4,
      definition: { ...companyDefault, version: '4' },
      createdAt: '2025-10-15T00:00:00Z',
      ...by,
    });
    const version = async (at: string) => {
      const { body } = await clerk.get(`/v1/calendars/company/as-of?at=${at}`);
      return calendarAsOfSchema.parse(body).version;
    };
    expect(await version('2025-10-14T23:59:59Z')).toBe(3);
    expect(await version('2025-10-15T00:00:00Z')).toBe(4);
    const nowhere = await clerk.get('/v1/calendars/nowhere/as-of?at=2025-10-15T00:00:00Z');
    expect(problemIn(nowhere).status).toBe(404);
  });
});
