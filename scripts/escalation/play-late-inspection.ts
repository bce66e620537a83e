import { join } from 'node:path';
import { eq, min } from 'drizzle-orm';
import type { Database } from '../../db/connect.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { people } from '../../db/schema/people.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { runDuties } from '../../notices/duties/run-duties.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { createRulesReader } from '../../notices/present-rules.ts';
import { configuredChannels } from '../../notices/start-notices.ts';
import { readPlays } from '../demo/scenario.ts';
import type { MailSink } from '../late/mail-sink.ts';
import { type PlayedOrder, playOrder } from './played-order.ts';
import { type ShownMessage, shownMessages } from './shown-messages.ts';

/** Goods come to inspection on the last working day before the National Day week of 2025. */
export const story = {
  received: '2025-09-29T09:00:00+08:00',
  inspectionFrom: '2025-09-30T11:00:00+08:00',
  watchedUntil: '2025-10-14T18:00:00+08:00',
} as const;

/** Reminders and digests are looked for this often; what is due to be sent goes at its own instant. */
const lookMs = 30 * 60_000;

/** The clock of the inspection as it stood at the end, and every message as its reader got it. */
export interface LateInspection {
  clock: Clock;
  orderNumber: string;
  messages: ShownMessage[];
}

/**
 * One order whose inspection nobody does, on the product's rules, commit, outbox and a real mail server, by a clock
 * that is moved by hand. All readers read one language.
 */
export async function playLateInspection(
  database: Database,
  mail: MailSink,
  locale: 'zh' | 'en',
): Promise<LateInspection> {
  await database.db.update(people).set({ locale });
  const play = readPlays(join(import.meta.dirname, '../../examples')).find((each) =>
    each.name.startsWith('01'),
  );
  if (play === undefined) throw new Error('examples/orders/ lacks its first order');
  const order = await playOrder(database, play.order, story.received);
  await order.bringTo('IN_PRODUCTION', story.received);
  await order.bringTo('IN_QC', story.inspectionFrom);
  const tell = outboxOf(database, mail);
  try {
    await watch(order, database, tell.at);
  } finally {
    await tell.close();
  }
  const clock = order.state().clocks.find((each) => each.kind === 'inspection');
  if (clock === undefined) throw new Error('the order has no inspection clock');
  return {
    clock,
    orderNumber: order.state().orderNumber ?? '',
    messages: await shownMessages(database, mail, locale),
  };
}

/** Nobody acts: time brings what it brings, and what is due is sent at its own instant. */
async function watch(
  order: PlayedOrder,
  database: Database,
  tell: (at: Instant) => Promise<void>,
): Promise<void> {
  const until = epochMs(story.watchedUntil);
  for (let now = epochMs(story.inspectionFrom); now <= until; ) {
    for (let due = order.nextDue(); due !== undefined && epochMs(due) < now; due = order.nextDue()) {
      await order.passTo(new Date(epochMs(due) + 1).toISOString());
    }
    await tell(new Date(now).toISOString());
    const [waiting] = await database.db
      .select({ at: min(outbox.nextAttemptAt) })
      .from(outbox)
      .where(eq(outbox.state, 'PENDING'));
    const look = Math.floor(now / lookMs + 1) * lookMs;
    const sendAt = waiting?.at ? epochMs(waiting.at) : look;
    now = Math.max(now + 1, Math.min(look, sendAt));
  }
}

/** The product's outbox with its duties, by a clock that is moved by hand. */
function outboxOf(database: Database, mail: MailSink) {
  let now = new Date(0);
  const clock = { now: () => now };
  const settings = {
    smtpUrl: mail.url,
    mailFrom: 'Dueline <dueline@example.com>',
    dataDir: '',
    publicUrl: 'https://orders.example.com',
  };
  const troubles: string[] = [];
  const note = (_facts: object, sentence: string): void => void troubles.push(sentence);
  const sending = createOutbox({
    database,
    clock,
    channels: configuredChannels(settings, clock),
    publicUrl: settings.publicUrl,
    pollMs: 60_000,
    log: { warn: note, error: note },
  });
  const rules = createRulesReader(database);
  const digestsDone = new Set<string>();
  return {
    async at(instant: Instant): Promise<void> {
      now = new Date(instant);
      await runDuties({ database, clock, rules, digestsDone });
      await sending.runOnce();
      if (troubles.length > 0) throw new Error(troubles.join('\n'));
    },
    close: () => sending.stop(),
  };
}
