import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { orderBody } from '../api/api-stack.ts';
import { type Product, startProduct } from '../demo/product.ts';
import { dueline, type Ended } from './dueline-runner.ts';

let product: Product;
let folder: string;
let order: { orderId: string; orderNumber: string };

beforeAll(async () => {
  product = await startProduct();
  folder = mkdtempSync(join(tmpdir(), 'dueline-cli-'));
  const answer = await fetch(`${product.url}/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(orderBody()),
  });
  order = (await answer.json()) as typeof order;
});
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(...words: string[]): Promise<Ended> {
  return dueline(words, { DUELINE_URL: product.url, DUELINE_KEY: product.adminKey }, folder);
}

async function told(...words: string[]): Promise<string> {
  const { code, out, err } = await run(...words);
  if (code !== 0) throw new Error(err);
  return out;
}

async function json(...words: string[]): Promise<Record<string, unknown>> {
  const ended = await run(...words, '--json');
  if (ended.code !== 0) throw new Error(ended.err);
  return ended.json();
}

function file(name: string, value: unknown): string {
  writeFileSync(join(folder, name), JSON.stringify(value));
  return name;
}

test('due instants come from the calendar of the API, provisional ones marked [SLA-02]', async () => {
  const out = await told('due', '2wd', '--from', '2025-09-30T16:00:00+08:00');
  expect(out).toContain('2025-10-10T16:00:00+08:00');
  expect(await json('due', 'eod', '--from', '2025-09-30T16:00:00+08:00')).toMatchObject({
    items: [{ due: expect.stringMatching(/^2025-/) }],
  });
  const bad = await run('due', '2 days', '--from', '2025-09-30T16:00:00+08:00');
  expect(bad).toMatchObject({ code: 1, out: '' });
  expect(bad.err).toMatch(/\(422 [a-z-]+\)\n {2}.+\n {2}! items\[0\]\.budget: /s);
  expect((await run('due', '2wd', '--calendar', 'nowhere')).err).toContain('404 not-found');
});

describe('calendars', () => {
  test('are listed, shown and read day by day', async () => {
    expect(await told('calendars')).toContain('company');
    expect(await told('calendars', 'show', 'company')).toContain('Asia/Shanghai');
    const days = await told('calendars', 'days', 'company', '--from', '2025-09-27', '--until', '2025-10-01');
    expect(days).toMatch(/2025-09-28 {2}周日 {2}✓/);
    expect(days).toMatch(/2025-10-01 {2}周三 .*国庆节/);
    expect(await json('calendars', 'list')).toHaveProperty('items.0.calendarId', 'company');
  });

  test('are corrected by a draft that is previewed, applied and seen through [SLA-02]', async () => {
    const off = {
      date: '2029-03-05',
      kind: 'OFF_DAY',
      source: 'COMPANY',
      name: { zh: '停电', en: 'Power cut' },
    };
    const drafted = await json('calendars', 'correct', file('off.json', { set: [off] }), '--reason', '停电');
    expect(drafted).toMatchObject({ kind: 'CALENDAR', state: 'DRAFT', problems: [] });
    const id = String(drafted['changeId']);
    expect(await told('changes', 'list', '--state', 'DRAFT')).toContain('停电');
    expect(await told('changes', 'preview', id)).toMatch(/^0 of \d+ open orders, 0 clocks/);
    expect(await told('changes', 'apply', id)).toMatch(/状态 state +(APPLYING|APPLIED)/);
    expect(await told('calendars', 'show', 'company')).toMatch(/\n +2 {2}.*停电/);
  });

  test('take a notice as a draft, which tells what does not fit and is kept', async () => {
    const holiday = { name: { zh: '元旦', en: 'New Year' }, daysOff: ['2028-01-01'], makeUpDays: [] };
    const notice = { country: 'CN', year: 2027, holidays: [holiday] };
    const out = await told('calendars', 'import', file('notice.json', notice));
    expect(out).toContain('问题 problems:');
    expect(out).toMatch(/ {2}! .*2028-01-01/);
  });
});

test('policies are listed, shown and drafted; a figure that does not fit is named [SYS-11]', async () => {
  expect(await told('policies')).toContain('default-1');
  expect(await told('policies', 'show', '--match', 'sla.qc.complete')).toMatch(/sla\.qc\.complete +1wd/);
  const draft = file('policy.json', { 'sla.qc.complete': 'soon' });
  const out = await told('policies', 'draft', draft, '--reason', 'try');
  expect(out).toMatch(/ {2}! .*sla\.qc\.complete/);
});

describe('clocks', () => {
  test('are listed with limit, due, state and who is told next [SLA-12]', async () => {
    const out = await told('clocks', '--order', order.orderNumber, '--department', 'SALES');
    const line = out.split('\n').find((each) => each.includes('initialReview#1')) ?? '';
    expect(line).toContain(order.orderNumber);
    expect(line).toMatch(/SALES +1wd +\d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(line).toMatch(/80% → SALESPERSON/);
    const { items } = await json('clocks', '--order', order.orderId, '--kind', 'initialReview');
    expect(items).toMatchObject([{ orderId: order.orderId, state: 'RUNNING', overdue: false }]);
    expect(await json('clocks', '--overdue')).toEqual({ items: [], nextCursor: null });
    expect(await json('clocks', '--closed', '--order', order.orderId)).toMatchObject({ nextCursor: null });
  });

  test('say when there are more, and name an order that is not there', async () => {
    expect(await told('clocks', '--limit', '1')).toContain('There are more');
    expect(await run('clocks', '--order', 'SO-0')).toMatchObject({
      code: 1,
      err: 'There is no order SO-0.\n',
    });
    expect((await run('clocks', '--department', 'NOWHERE')).err).toContain('  ! query.department: ');
  });
});

test('reports tell how departments keep their deadlines, and whose the time was [SLA-15]', async () => {
  expect(await told('reports', 'time')).toMatch(/销售部 Sales +\d/);
  expect(await json('reports', 'time')).toHaveProperty('acknowledgement.openMissed', 0);
  const shares = await json('reports', 'attribution');
  expect(shares).toMatchObject({ orders: 1, parties: expect.any(Array) });
  expect(await told('reports', 'attribution')).toContain('1 orders');
  const backwards = await run(
    'reports',
    'time',
    '--until',
    '2020-01-01T00:00:00Z',
    '--from',
    '2021-01-01T00:00:00Z',
  );
  expect(backwards.err).toContain('  ! query.until: must lie after from');
});

test('dead letters are listed, and sent again one by one or all', async () => {
  const given = [1, 2, 3].map((number) => ({
    key: `dead/${number}`,
    kind: 'CHANNEL_DOWN' as const,
    channel: 'EMAIL' as const,
    personId: 'admin',
    payload: {} as (typeof outbox.$inferInsert)['payload'],
    state: 'DEAD' as const,
    attempts: 9,
    lastError: `550 信箱已满 ${number}`,
    nextAttemptAt: '2025-10-09T02:00:00Z',
    createdAt: `2025-10-0${number}T02:00:00Z`,
  }));
  const rows = await product.database.db.insert(outbox).values(given).returning({ id: outbox.id });
  expect(await told('dead-letters')).toMatch(/EMAIL +admin +9 {2}2025-10-01 10:00 {2}550 信箱已满 1/);
  const [first] = rows;
  const unknown = randomUUID();
  expect(await told('dead-letters', 'resend', first?.id ?? '', unknown)).toBe(
    `再次发送 sent again: 1\n  ! ${unknown}: is no dead letter\n`,
  );
  expect(await json('dead-letters', 'resend', '--all')).toMatchObject({
    resent: [rows[1]?.id, rows[2]?.id],
    notDead: [],
  });
  expect(await json('dead-letters')).toMatchObject({ items: [] });
  expect(await run('dead-letters', 'resend')).toMatchObject({ code: 1 });
});

test('a key that is not known is refused with what to do about it', async () => {
  const ended = await dueline(['clocks'], { DUELINE_URL: product.url, DUELINE_KEY: 'wrong' });
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain('(401 not-signed-in)');
  expect(ended.err).toContain('DUELINE_KEY');
});

describe('what-if', () => {
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString();

  test('tells of open orders which clocks would move and who would be warned, and changes nothing', async () => {
    const words = ['what-if', '--order', order.orderId, '--until', until];
    const answer = await json(...words);
    const { now } = answer as { now: string };
    const date = new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);
    expect(answer).toMatchObject({ totals: { orders: 1, clocksMoved: 0 }, more: 0 });
    const out = await told(...words);
    expect(out).toContain(order.orderNumber);
    expect(out).toMatch(/STAYS +initialReview#1 80%/);
    const week = ['0', '1', '2', '3', '4', '5', '6'].flatMap((day) => {
      const each = new Date(Date.parse(date) + Number(day) * 86_400_000).toISOString().slice(0, 10);
      return ['--holiday', each];
    });
    expect(await told(...words, ...week)).toMatch(/MOVES +initialReview#1 0/);
    const figures = file('figures.json', { 'sla.review.initial': '6wh' });
    expect(await json(...words, '--figures', figures)).toMatchObject({
      orders: [{ clocks: [{ clockId: 'initialReview#1' }] }],
    });
    const hold = file('hold.json', [{ kind: 'COMMAND', command: 'hold-order', input: { reason: '停' } }]);
    expect(await told(...words, '--suppose', hold)).toMatch(/initialReview#1 .*STANDS_STILL/);
    expect(await json('orders', 'show', order.orderId)).not.toHaveProperty('holds');
  });

  test('says what does not fit', async () => {
    expect(
      (await run('what-if', '--away', 'SPACE', '--from', '2027-01-04', '--to', '2027-01-05')).err,
    ).toContain('! suppositions[0].department: ');
    expect((await run('what-if', '--material', '铜排')).err).toContain(
      '--material goes with --supplier-late',
    );
    expect((await run('what-if', '--supplier-late', 'x')).code).toBe(1);
  });
});

test('orders are shown as they stand, and as they stood', async () => {
  expect(await told('orders', 'show', order.orderId)).toContain(order.orderNumber);
  const { receivedAt } = (await json('orders', 'show', order.orderId)) as { receivedAt: string };
  const out = await told('orders', 'show', order.orderId, '--as-of', new Date().toISOString());
  expect(out).toMatch(/制度 policy +default-1/);
  expect(out).toContain('initialReview#1');
  const before = new Date(Date.parse(receivedAt) - 60_000).toISOString();
  expect((await run('orders', 'show', order.orderId, '--as-of', before)).err).toContain('404 not-found');
  const later = new Date(Date.now() + 3_600_000).toISOString();
  expect((await run('orders', 'show', order.orderId, '--as-of', later)).err).toContain('! query.at: ');
});
