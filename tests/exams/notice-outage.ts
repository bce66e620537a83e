import type { Database } from '../../db/connect.ts';
import type { Channel } from '../../notices/channels/channel.ts';
import { createEmail } from '../../notices/channels/email.ts';
import { createInApp } from '../../notices/channels/in-app.ts';
import { createWebhook } from '../../notices/channels/webhook.ts';
import { createOutbox } from '../../notices/outbox.ts';
import type { RetrySchedule } from '../../notices/retry-schedule.ts';
import type { Attempt, Delivered, DeliveredRow } from './deliveries.ts';
import { openReceivers } from './receivers.ts';
import type { SimulatedOrders } from './simulated-orders.ts';

export interface NoticeOutage {
  database: Database;
  orders: SimulatedOrders;
  /** Epoch ms of the outbox's clock: from when to when nothing gets through, and how long it is watched. */
  outage: { from: number; to: number; watchedTo: number };
  schedule: RetrySchedule;
  random: () => number;
}

export interface OutageReport extends Delivered {
  /** Epoch ms of the outbox's clock at which the last notice was sent that had to wait. */
  lastSentAt: number;
  /** Failures that the log told the operator. */
  warnings: number;
}

/** What falls due closer together is attempted together, as on a busy machine. */
const stepMs = 30_000;

/** Answers that are lost on the way back as the channels return: those messages come again. */
const lostAnswers = 3;

/** Lets orders become late and their notices be sent through an outage, all by a clock that is moved by hand. */
export async function sendThroughOutage(setting: NoticeOutage): Promise<OutageReport> {
  const { database, orders, outage, schedule, random } = setting;
  const earlier = new Set((await outboxRows(database)).map((row) => row.id));
  const receivers = await openReceivers();
  await database.sql`update dueline.webhook_endpoints set url = ${receivers.webhookUrl}`;
  let now = 0;
  let warnings = 0;
  const attempts: Attempt[] = [];
  const warn = (): void => {
    warnings += 1;
  };
  const outbox = createOutbox({
    database,
    clock: { now: () => new Date(now) },
    channels: channelsTo(receivers).map((channel) => noted(channel, attempts, () => now)),
    publicUrl: 'https://orders.example.com',
    pollMs: 60_000,
    backoff: schedule,
    random,
    log: { warn, error: warn },
  });
  try {
    for (let next = await nextInstant(setting); next !== undefined; next = await nextInstant(setting)) {
      const before = now;
      now = Math.max(next, now + stepMs);
      if (now > outage.watchedTo) break;
      if (before < outage.from && now >= outage.from) receivers.cut();
      if (before < outage.to && now >= outage.to) {
        receivers.mend();
        receivers.loseNextAnswers(lostAnswers);
      }
      await orders.runTo(now);
      await outbox.runOnce();
    }
    const rows = (await outboxRows(database)).filter((row) => !earlier.has(row.id));
    const waited = rows.flatMap(({ attempts: count, sentAt }) =>
      count > 1 && sentAt !== null ? [sentAt] : [],
    );
    const lastSentAt = Math.max(...waited.map((at) => Date.parse(at)));
    return { rows, attempts, receivers, schedule, slackMs: 2 * stepMs, lastSentAt, warnings };
  } finally {
    await outbox.stop();
    await receivers.close();
  }
}

function outboxRows({ sql }: Database) {
  return sql<(DeliveredRow & { sentAt: string | null })[]>`
    select id, key, kind, payload->>'batch' as batch, channel, state, attempts, sent_at as "sentAt"
    from dueline.outbox`;
}

/** When the next order or the next notice has something due. */
async function nextInstant({ database, orders }: NoticeOutage): Promise<number | undefined> {
  const [row] = await database.sql<{ at: string | null }[]>`
    select min(next_attempt_at) as at from dueline.outbox where state = 'PENDING'`;
  const notice = row?.at === null || row === undefined ? [] : [Date.parse(row.at)];
  const instants = [notice, orders.nextAt() ?? []].flat();
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function channelsTo({ smtpUrl }: { smtpUrl: string }): Channel[] {
  const from = 'Dueline <dueline@example.com>';
  return [createEmail({ smtpUrl, from }), createWebhook({ allowedTargets: ['127.0.0.1'] }), createInApp()];
}

/** The channel, with a note of every attempt. */
function noted(channel: Channel, attempts: Attempt[], now: () => number): Channel {
  return {
    ...channel,
    async send(delivery, signal) {
      attempts.push({ key: delivery.key, at: now() });
      await channel.send(delivery, signal);
    },
  };
}
