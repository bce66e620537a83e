import { and, asc, eq, min } from 'drizzle-orm';
import { outbox } from '../../db/schema/outbox.ts';
import { people } from '../../db/schema/people.ts';
import { plainText } from '../../domain/notices/message-text.ts';
import type { RungNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { messageId } from '../../notices/message-id.ts';
import { messageKey } from '../../notices/message-key.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { orderLink } from '../../notices/order-link.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { configuredChannels } from '../../notices/start-notices.ts';
import type { LateParts } from './late-parts.ts';

/** A notice as its reader got it. */
export interface SeenNotice {
  notice: RungNotice;
  reader: { nameZh: string; nameEn: string; address: string };
  /** As the mail server received it, or as the product shows it. */
  way: 'SMTP' | 'in-app';
  subject: string;
  text: string;
}

/** Delivers what an order has queued, each notice at its own instant, and gives what readers then have, in order. */
export interface LateMailbox {
  deliver(): Promise<SeenNotice[]>;
  close(): Promise<void>;
}

const publicUrl = 'http://127.0.0.1:8080';

/** The product's own outbox on the workflow's time: its clock goes from one due notice to the next. */
export function openMailbox({ database, mail }: LateParts): LateMailbox {
  let now = new Date(0);
  const troubles: string[] = [];
  const note = (facts: object, sentence: string) => troubles.push(`${sentence}: ${JSON.stringify(facts)}`);
  const settings = { smtpUrl: mail.url, mailFrom: 'Dueline <dueline@example.com>', dataDir: '', publicUrl };
  const clock = { now: () => now };
  const channels = configuredChannels(settings, clock);
  const sending = createOutbox({
    database,
    channels,
    publicUrl,
    clock,
    pollMs: 60_000,
    log: { warn: note, error: note },
  });
  const shown = new Set<string>();

  async function sendAll(): Promise<void> {
    for (;;) {
      const [next] = await database.db
        .select({ at: min(outbox.nextAttemptAt) })
        .from(outbox)
        .where(eq(outbox.state, 'PENDING'));
      if (!next?.at) return;
      now = new Date(next.at);
      await sending.runOnce();
      if (troubles.length > 0) throw new Error(troubles.join('\n'));
    }
  }

  /** What comes by e-mail stands on the page too, in the same words: of the page only the rest is of interest here. */
  async function sentRows() {
    const rows = await database.db
      .select({ row: outbox, person: people })
      .from(outbox)
      .innerJoin(people, eq(people.personId, outbox.personId))
      .where(and(eq(outbox.state, 'SENT'), eq(outbox.kind, 'ESCALATION')))
      .orderBy(asc(outbox.createdAt), asc(outbox.key));
    const mailed = new Set(rows.map(({ row }) => row.key));
    return rows.filter(
      ({ row }) => row.channel !== 'IN_APP' || !mailed.has(row.key.replace('/IN_APP/', '/EMAIL/')),
    );
  }

  type Sent = Awaited<ReturnType<typeof sentRows>>;

  function seen({ row, person }: Sent[number], all: Sent): SeenNotice {
    const { nameZh, nameEn, email, locale, department } = person;
    const notice = rungNotice(row);
    const common = { notice, reader: { nameZh, nameEn, address: email ?? '' } };
    if (row.channel === 'IN_APP') {
      const message = renderNotice(notice, locale, orderLink(publicUrl, notice, department));
      return { ...common, way: 'in-app', subject: message.subject, text: plainText(message) };
    }
    const batch = batchOf(row);
    const together =
      batch === undefined ? [row] : all.map((each) => each.row).filter((each) => batchOf(each) === batch);
    const id = `<${messageId(messageKey(together))}@example.com>`;
    const arrived = mail.received.filter(
      (received) => received.mail.messageId === id && received.to === email,
    );
    const [message] = arrived;
    if (message === undefined || arrived.length > 1)
      throw new Error(`${row.key} arrived ${arrived.length} times.`);
    return { ...common, way: 'SMTP', subject: message.mail.subject ?? '', text: message.mail.text ?? '' };
  }

  return {
    async deliver() {
      await sendAll();
      const all = await sentRows();
      const fresh = all.filter(({ row }) => !shown.has(row.id));
      for (const { row } of fresh) shown.add(row.id);
      return fresh.map((each) => seen(each, all));
    },
    close: () => sending.stop(),
  };
}

type Row = typeof outbox.$inferSelect;

function rungNotice(row: Row): RungNotice {
  const notice = noticeSchema.parse({ ...row.payload, kind: row.kind });
  if (!('rung' in notice)) throw new Error(`${row.key} is about no rung.`);
  return notice;
}

/** What the rows of one e-mail have in common. */
function batchOf({ payload }: Row): unknown {
  return Reflect.get(payload, 'batch');
}
