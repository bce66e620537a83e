import type { Database } from '../db/connect.ts';
import type { OutboxRow } from '../db/outbox/claim.ts';
import { recipientOf } from '../db/outbox/recipient.ts';
import { markFailed, markSent } from '../db/outbox/settle.ts';
import { byDeadline } from '../domain/notices/digest-text.ts';
import type { Outgoing, SingleNotice } from '../domain/notices/notice.ts';
import { type AnyChannel, SendFailure } from './channels/channel.ts';
import { customerMessageSchema } from './customer-message-schema.ts';
import { messageKey } from './message-key.ts';
import { noticeSchema } from './notice-schema.ts';
import { orderLink } from './order-link.ts';
import { pauseAfter, type RetrySchedule } from './retry-schedule.ts';

/** The present, as the composition root supplies it (I4). */
export interface PresentClock {
  now(): Date;
}

export interface DeliverDeps {
  database: Database;
  clock: PresentClock;
  schedule: RetrySchedule;
  /** Address under which people reach the product. */
  publicUrl: string;
  random(): number;
}

/** What became of the rows of one message; LOST when another worker has taken them meanwhile. `counted` is false when nothing was tried. */
export type Outcome =
  | { state: 'SENT' }
  | { state: 'RETRY'; error: string; retryAt: string; counted: boolean }
  /** `mute`: nothing was sent, for the notice itself or its recipient does not allow it. */
  | { state: 'DEAD'; error: string; mute: boolean }
  | { state: 'LOST' };

/** One attempt at the claimed rows of one message, and its record. Rejects only when the database does not answer. */
export async function deliver(
  deps: DeliverDeps,
  channel: AnyChannel,
  rows: readonly OutboxRow[],
): Promise<Outcome> {
  const { database, clock, schedule } = deps;
  const read = rows.map((row) => ({ row, notice: noticeOf(row) }));
  let outcome: Outcome = { state: 'LOST' };
  for (const { row, notice } of read) {
    // One that cannot be read takes no other with it.
    if (notice instanceof SendFailure) outcome = await settleFailure(deps, [row], notice, undefined);
  }
  const readable = read.flatMap(({ row, notice }) =>
    notice instanceof SendFailure ? [] : [{ row, notice }],
  );
  const [first] = readable;
  if (first === undefined) return outcome;
  const sent = readable.map(({ row }) => row);
  const failure = await attempt(
    deps,
    channel,
    sent,
    inOne(readable.map(({ notice }) => notice)) ?? first.notice,
  );
  if (failure === undefined) {
    await markSent(database, sent, clock.now().toISOString());
    return { state: 'SENT' };
  }
  const scheduled = pauseAfter(schedule, first.row.attempts, deps.random(), failure.retryAfterMs);
  return await settleFailure(deps, sent, failure, pauseOf(failure, scheduled));
}

/** `pause` in milliseconds; without one the rows are given up. */
async function settleFailure(
  { database, clock }: DeliverDeps,
  rows: readonly OutboxRow[],
  { message, counted, permanent }: SendFailure,
  pause: number | undefined,
): Promise<Outcome> {
  const now = clock.now();
  const retryAt = pause === undefined ? undefined : new Date(now.getTime() + pause).toISOString();
  const error = message.slice(0, 500);
  const settled = await markFailed(database, rows, { error, at: now.toISOString(), retryAt, counted });
  if (!settled) return { state: 'LOST' };
  return retryAt === undefined
    ? { state: 'DEAD', error, mute: permanent }
    : { state: 'RETRY', error, retryAt, counted };
}

/** Milliseconds until the next attempt; undefined when there is none. What was not tried waits outside the schedule. */
function pauseOf(failure: SendFailure, scheduled: number | undefined): number | undefined {
  if (failure.permanent) return undefined;
  return failure.counted ? scheduled : (failure.retryAfterMs ?? 0);
}

async function attempt(
  deps: DeliverDeps,
  channel: AnyChannel,
  rows: readonly OutboxRow[],
  notice: Outgoing,
): Promise<SendFailure | undefined> {
  const send = await sendingOf(deps, channel, rows, notice);
  if (send instanceof SendFailure) return send;
  const timeout = AbortSignal.timeout(channel.sendWithinMs);
  try {
    await send(timeout);
    return undefined;
  } catch (error) {
    if (timeout.aborted) return new SendFailure(`no answer within ${channel.sendWithinMs / 1_000} s`);
    if (error instanceof SendFailure) return error;
    return new SendFailure(error instanceof Error ? error.message : String(error));
  }
}

type Send = (signal: AbortSignal) => Promise<void>;

/** What a channel is asked to send, as it stands at this attempt. */
async function sendingOf(
  { database, clock, publicUrl }: DeliverDeps,
  channel: AnyChannel,
  rows: readonly OutboxRow[],
  notice: Outgoing,
): Promise<Send | SendFailure> {
  const [row] = rows;
  const recipient = row === undefined ? undefined : await recipientOf(database, row);
  if (row === undefined || recipient === undefined) return unreadable('its recipient is no longer on file');
  const facts = { key: messageKey(rows), queuedAt: row.createdAt, attemptAt: clock.now().toISOString() };
  if (channel.serves === 'CUSTOMER_EMAIL') {
    if (recipient.is !== 'customer' || notice.kind !== 'CUSTOMER_MESSAGE')
      return unreadable('it is for nobody');
    return (signal) => channel.send({ ...facts, notice, recipient }, signal);
  }
  if (recipient.is === 'customer' || notice.kind === 'CUSTOMER_MESSAGE') {
    return unreadable('it is for a customer');
  }
  const reader = recipient.is === 'person' ? recipient.department : undefined;
  const link = orderLink(publicUrl, notice, reader);
  const linkTo = (entry: SingleNotice) => orderLink(publicUrl, entry, reader);
  return (signal) => channel.send({ ...facts, notice, link, linkTo, recipient }, signal);
}

function noticeOf(row: OutboxRow): Outgoing | SendFailure {
  const schema = row.kind === 'CUSTOMER_MESSAGE' ? customerMessageSchema : noticeSchema;
  const notice = schema.safeParse({ ...row.payload, kind: row.kind });
  if (notice.success) return notice.data;
  const [issue] = notice.error.issues;
  return unreadable(`${issue?.path.join('.')}: ${issue?.message}`);
}

/** Several notices as one, the most urgent first (ruling 7). */
function inOne(notices: readonly Outgoing[]): Outgoing | undefined {
  const [only, ...more] = notices;
  if (more.length === 0) return only;
  const items = notices.flatMap((notice): readonly SingleNotice[] => {
    if (notice.kind === 'CUSTOMER_MESSAGE') return [];
    return notice.kind === 'DIGEST' ? notice.items : [notice];
  });
  return { kind: 'DIGEST', occasion: 'FOLDED', total: items.length, items: byDeadline(items) };
}

function unreadable(reason: string): SendFailure {
  return new SendFailure(`this notice cannot be sent: ${reason}`, { permanent: true });
}
