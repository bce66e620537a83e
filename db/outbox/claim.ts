import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';
import { people } from '../schema/people.ts';
import { gatherMs } from './gather.ts';
import { pushesSince } from './pushes-since.ts';

/** A row of the outbox as it was claimed; `attempts` counts this one. */
export type OutboxRow = typeof outbox.$inferSelect;
export type OutboxChannel = OutboxRow['channel'];

export interface Claim {
  channel: OutboxChannel;
  now: Instant;
  /** Until then no other worker claims the rows; after it they are due again, whatever became of this worker. */
  leaseUntil: Instant;
  /** How many messages people of a department, or of the company, take today, and when; undefined: at any time. */
  pace?: (department: Department | undefined) => Pace | undefined;
}

/** Pushed messages that a person takes on a working day, the last of which waits for what else the day brings. */
export interface Pace {
  atMost: number;
  /** Now, or when people are next at work. */
  workingFrom: Instant;
  /** From when today's are counted, from when the last may go, and when the next day's begin. */
  since: Instant;
  lastFrom: Instant;
  nextDay: Instant;
}

/** Programs, customers and the product's own page take each notice by itself. */
const alone: readonly OutboxChannel[] = ['WEBHOOK', 'IN_APP', 'CUSTOMER_EMAIL'];

type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0];

/**
 * The longest-due pending row of a channel, with all that makes one message with it, claimed for this worker;
 * empty when none is due. What was tried together stays together, so that a repeat is the same message.
 */
export async function claimNotices({ db }: Database, claim: Claim): Promise<OutboxRow[]> {
  const { channel, leaseUntil } = claim;
  if (alone.includes(channel)) {
    const next = queued(db.select({ id: outbox.id }).from(outbox).$dynamic(), claim);
    return await db.update(outbox).set(oneMore(leaseUntil)).where(eq(outbox.id, next)).returning();
  }
  return await db.transaction(async (transaction) => {
    // Two claims at once would share one recipient's rows between two messages.
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`outbox ${channel}`}))`);
    for (;;) {
      const [first] = await firstDue(transaction, claim);
      if (first === undefined) return [];
      const ids = await togetherWith(transaction, first, claim);
      const heldUntil = isFresh(first) && !first.critical ? await held(transaction, first, claim) : undefined;
      if (heldUntil === undefined) return await taken(transaction, ids, leaseUntil);
      await transaction.update(outbox).set({ nextAttemptAt: heldUntil }).where(inArray(outbox.id, ids));
    }
  });
}

const batch = sql<string | null>`${outbox.payload}->>'batch'`;
/** The deadline that a pre-warning is to come before. */
const warnsOf = sql<
  string | null
>`case when ${outbox.payload}->>'level' = 'PREWARNING' then ${outbox.payload}->>'deadline' end`;

function firstDue(transaction: Transaction, claim: Claim) {
  const { id, personId, endpointId, kind, critical, attempts } = outbox;
  const columns = { id, personId, endpointId, kind, critical, attempts, batch, warnsOf };
  return queued(transaction.select(columns).from(outbox).$dynamic(), claim);
}

/** Narrowed to the row that has been due for the longest time. */
function queued<Query extends PgSelect>(query: Query, { channel, now }: Claim) {
  return query
    .where(and(eq(outbox.state, 'PENDING'), eq(outbox.channel, channel), lte(outbox.nextAttemptAt, now)))
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
    .limit(1)
    .for('update', { skipLocked: true });
}

type First = Awaited<ReturnType<typeof firstDue>>[number];

/** Ids of the rows that make one message with the first, itself included. */
async function togetherWith(transaction: Transaction, first: First, claim: Claim): Promise<string[]> {
  const isAlone = first.critical || first.kind === 'DIGEST' || (!isFresh(first) && first.batch === null);
  if (isAlone) return [first.id];
  const soon = new Date(Date.parse(claim.now) + gatherMs).toISOString();
  const sameRecipient =
    first.personId === null
      ? eq(outbox.endpointId, first.endpointId ?? '')
      : eq(outbox.personId, first.personId);
  const sameMessage: SQL | undefined =
    first.batch === null
      ? and(
          eq(outbox.attempts, 0),
          isNull(batch),
          eq(outbox.critical, false),
          sql`${outbox.kind} <> 'DIGEST'`,
          lte(outbox.nextAttemptAt, soon),
        )
      : eq(batch, first.batch);
  const rows = await transaction
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      or(
        eq(outbox.id, first.id),
        and(eq(outbox.state, 'PENDING'), eq(outbox.channel, claim.channel), sameRecipient, sameMessage),
      ),
    )
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
}

function isFresh(first: First): boolean {
  return first.attempts === 0 && first.batch === null;
}

/** Until when a message is kept: people rest, or a person has had enough today; undefined when it may go now. */
async function held(transaction: Transaction, first: First, claim: Claim): Promise<Instant | undefined> {
  const { personId } = first;
  const limits = claim.pace?.(personId === null ? undefined : await departmentOf(transaction, personId));
  if (limits === undefined) return undefined;
  const now = Date.parse(claim.now);
  const workingFrom = Date.parse(limits.workingFrom);
  if (workingFrom > now) {
    // A warning that people would find only after its deadline waits for nobody's rest.
    const isUseless = first.warnsOf !== null && Date.parse(first.warnsOf) <= workingFrom;
    return isUseless ? undefined : limits.workingFrom;
  }
  if (personId === null) return undefined;
  const had = await pushesSince(transaction, personId, limits.since);
  if (had < limits.atMost - 1) return undefined;
  if (had >= limits.atMost) return limits.nextDay;
  return now < Date.parse(limits.lastFrom) ? limits.lastFrom : undefined;
}

async function departmentOf(transaction: Transaction, personId: string): Promise<Department | undefined> {
  const wanted = eq(people.personId, personId);
  const [person] = await transaction.select({ department: people.department }).from(people).where(wanted);
  return person?.department;
}

/** Rows of one message learn that they belong together. */
async function taken(transaction: Transaction, ids: string[], leaseUntil: Instant): Promise<OutboxRow[]> {
  const [first] = ids;
  const together = sql`${outbox.payload} || jsonb_build_object('batch', coalesce(${batch}, ${first}::text))`;
  return await transaction
    .update(outbox)
    .set({ ...oneMore(leaseUntil), ...(ids.length > 1 ? { payload: together } : {}) })
    .where(inArray(outbox.id, ids))
    .returning();
}

function oneMore(leaseUntil: Instant) {
  return { attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: leaseUntil };
}
