import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../db/journal/canonical-json.ts';
import { clocks } from '../../db/schema/clocks.ts';
import { journal } from '../../db/schema/journal.ts';
import { orders } from '../../db/schema/orders.ts';
import { unopened } from '../../domain/order/apply.ts';
import type { CommitResult } from '../../domain/order/commit.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { simulatedCalendar } from '../domain/simulated-rules.ts';
import { commitLife, randomLives } from './order-lives.ts';
import { dumpTables } from './table-dump.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const lives = randomLives(12, 7);

/** Facts as text, whatever the order of their fields. */
function factsOf(result: CommitResult): string {
  return canonicalJson(result.committed ? result.facts : result);
}

test('the stored state is the fold of the entries, whatever the life of the order [I1]', async () => {
  for (const life of lives) {
    const orderId = newOrderId();
    await commitLife(company.commit, orderId, life);
    const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
    const folded = foldEntries(unopened(orderId), life.flat(), simulatedCalendar, row?.orderNumber);
    expect(row?.state).toEqual(JSON.parse(JSON.stringify(folded.at(-1)?.after)));
    expect(row?.version).toBe(life.flat().length);
    const entries = await company.database.db
      .select({ entry: journal.entry })
      .from(journal)
      .where(eq(journal.orderId, orderId))
      .orderBy(asc(journal.version));
    expect(entries.map((each) => each.entry)).toEqual(life.flat());
  }
});

test('a commit that is repeated answers the same facts and writes nothing more [I3 I5]', async () => {
  for (const life of lives.slice(0, 4)) {
    const orderId = newOrderId();
    const done = await commitLife(company.commit, orderId, life);
    const before = await dumpTables(company.database);
    for (const { input, result } of done) {
      expect(await company.commit(input)).toEqual({ ...result, repeated: true });
      expect(await company.otherCommit(input)).toEqual({ ...result, repeated: true });
    }
    expect(await dumpTables(company.database)).toEqual(before);
  }
});

test('the same commit by several at once is written once, and all get the same answer [I3 I13]', async () => {
  const [life = []] = lives;
  const orderId = newOrderId();
  for (const entries of life) {
    const input = { orderId, afterVersion: (entries[0]?.version ?? 1) - 1, entries };
    const both = [company.commit, company.otherCommit, company.commit, company.otherCommit];
    const results = await Promise.all(both.map((commit) => commit(input)));
    expect(new Set(results.map(factsOf)).size).toBe(1);
    expect(results.filter((result) => result.committed && result.repeated !== true).length).toBe(1);
  }
  const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
  expect(row?.version).toBe(life.flat().length);
});

test('other entries in the place of written ones are refused [I3]', async () => {
  const [life = []] = lives;
  const orderId = newOrderId();
  await commitLife(company.commit, orderId, life.slice(0, 2));
  const [first = []] = life;
  const changed = first.map((entry) => ({ ...entry, reason: 'another' }));
  await expect(company.commit({ orderId, afterVersion: 0, entries: changed })).rejects.toThrow(
    /at version \d+; entries after version 0 do not fit its journal/,
  );
  const gap = { orderId, afterVersion: 400, entries: first.map((entry) => ({ ...entry, version: 401 })) };
  await expect(company.otherCommit(gap)).rejects.toThrow(/entries after version 400 do not fit its journal/);
});

test('a command that the engine delivers again under its update id is not carried out twice [I5]', async () => {
  const [life = []] = lives;
  const orderId = newOrderId();
  const [receipt = [], ...others] = life;
  await company.commit({
    orderId,
    afterVersion: 0,
    entries: receipt.map((entry, index) => (index === 0 ? { ...entry, updateId: 'u-1' } : entry)),
  });
  const next = others[0] ?? [];
  const again = next.map((entry, index) => (index === 0 ? { ...entry, updateId: 'u-1' } : entry));
  const result = await company.commit({ orderId, afterVersion: receipt.length, entries: again });
  expect(result).toMatchObject({
    committed: false,
    entryVersion: receipt.length + 1,
    refusal: { code: 'version-moved', detail: expect.stringContaining('version 1') },
  });
  const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
  expect(row?.version).toBe(receipt.length);
});

test('every order gets a number of its own with the year of the company’s zone [INTAKE-08]', async () => {
  const [life = []] = lives;
  const newYear = '2025-12-31T16:30:00.000Z';
  const receipt = (life[0] ?? []).map((entry) => ({ ...entry, recordedAt: newYear }));
  const ids = Array.from({ length: 5 }, newOrderId);
  const results = await Promise.all(
    ids.map((orderId) => company.commit({ orderId, afterVersion: 0, entries: receipt })),
  );
  const numbers = results.map((result) => (result.committed ? result.facts.orderNumber : undefined));
  expect(new Set(numbers).size).toBe(5);
  for (const number of numbers) expect(number).toMatch(/^SO-2026-\d{6}$/);
});

test('the clocks of an order get their due instants from its calendar, holidays and all [SLA-02 I4]', async () => {
  const orderId = newOrderId();
  const [life = []] = lives;
  // Received on the last working day before the National Day week of 2025, make-up Sunday aside.
  const at = '2025-09-30T17:00:00+08:00';
  const receipt = (life[0] ?? []).slice(0, 1).map((entry) => ({
    ...entry,
    occurredAt: at,
    recordedAt: at,
    events: entry.events.map((event) =>
      event.type === 'clockStarted' ? { ...event, clock: { ...event.clock, anchor: at } } : event,
    ),
  }));
  const result = await company.commit({ orderId, afterVersion: 0, entries: receipt });
  const review = result.committed
    ? result.facts.clocks.find((clock) => clock.clockId === 'initialReview#1')
    : undefined;
  expect(review?.due).toBe('2025-10-09T17:00:00+08:00');
  const [clock] = await company.database.db
    .select()
    .from(clocks)
    .where(and(eq(clocks.orderId, orderId), eq(clocks.kind, 'initialReview')));
  expect(clock).toMatchObject({
    clockId: 'initialReview#1',
    dueAt: '2025-10-09T09:00:00.000Z',
    stoppedAt: null,
  });
});
