import type { Database } from '../db/connect.ts';
import type { OutboxRow } from '../db/outbox/claim.ts';
import { recipientOf } from '../db/outbox/recipient.ts';
import { markFailed, markSent } from '../db/outbox/settle.ts';
import { type Channel, type Delivery, SendFailure } from './channels/channel.ts';
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

/** What became of a row; LOST when another worker has taken it meanwhile. `counted` is false when nothing was tried. */
export type Outcome =
  | { state: 'SENT' }
  | { state: 'RETRY'; error: string; retryAt: string; counted: boolean }
  | { state: 'DEAD'; error: string }
  | { state: 'LOST' };

/** One attempt at one claimed row, and its record. Rejects only when the database does not answer. */
export async function deliver(deps: DeliverDeps, channel: Channel, row: OutboxRow): Promise<Outcome> {
  const { database, clock, schedule } = deps;
  const failure = await attempt(deps, channel, row);
  const now = clock.now();
  if (failure === undefined) {
    await markSent(database, row, now.toISOString());
    return { state: 'SENT' };
  }
  const pause = pauseOf(failure, pauseAfter(schedule, row.attempts, deps.random(), failure.retryAfterMs));
  const retryAt = pause === undefined ? undefined : new Date(now.getTime() + pause).toISOString();
  const error = failure.message.slice(0, 500);
  const { counted } = failure;
  const settled = await markFailed(database, row, { error, at: now.toISOString(), retryAt, counted });
  if (!settled) return { state: 'LOST' };
  return retryAt === undefined ? { state: 'DEAD', error } : { state: 'RETRY', error, retryAt, counted };
}

/** Milliseconds until the next attempt; undefined when there is none. What was not tried waits outside the schedule. */
function pauseOf(failure: SendFailure, scheduled: number | undefined): number | undefined {
  if (failure.permanent) return undefined;
  return failure.counted ? scheduled : (failure.retryAfterMs ?? 0);
}

async function attempt(
  deps: DeliverDeps,
  channel: Channel,
  row: OutboxRow,
): Promise<SendFailure | undefined> {
  const delivery = await deliveryOf(deps, row);
  if (delivery instanceof SendFailure) return delivery;
  const timeout = AbortSignal.timeout(channel.sendWithinMs);
  try {
    await channel.send(delivery, timeout);
    return undefined;
  } catch (error) {
    if (timeout.aborted) return new SendFailure(`no answer within ${channel.sendWithinMs / 1_000} s`);
    if (error instanceof SendFailure) return error;
    return new SendFailure(error instanceof Error ? error.message : String(error));
  }
}

async function deliveryOf(
  { database, clock, publicUrl }: DeliverDeps,
  row: OutboxRow,
): Promise<Delivery | SendFailure> {
  const notice = noticeSchema.safeParse({ ...row.payload, kind: row.kind });
  if (!notice.success) {
    const [issue] = notice.error.issues;
    return unreadable(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const recipient = await recipientOf(database, row);
  if (recipient === undefined) return unreadable('its recipient is no longer on file');
  return {
    key: row.key,
    notice: notice.data,
    link: row.orderId === null ? publicUrl : orderLink(publicUrl, row.orderId),
    recipient,
    queuedAt: row.createdAt,
    attemptAt: clock.now().toISOString(),
  };
}

function unreadable(reason: string): SendFailure {
  return new SendFailure(`this notice cannot be sent: ${reason}`, { permanent: true });
}
