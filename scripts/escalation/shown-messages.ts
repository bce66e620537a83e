import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '../../db/connect.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { people } from '../../db/schema/people.ts';
import type { Instant } from '../../domain/instant.ts';
import { plainText } from '../../domain/notices/message-text.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { orderLink } from '../../notices/order-link.ts';
import type { MailSink } from '../late/mail-sink.ts';

/** A message as its reader got it, by e-mail or on the page alone. */
export interface ShownMessage {
  at: Instant;
  to: string;
  way: 'e-mail' | 'in the product';
  subject: string;
  text: string;
}

/** The e-mails as the mail server got them, and what stands on the page and came by no e-mail. */
export async function shownMessages(
  database: Database,
  mail: MailSink,
  locale: 'zh' | 'en',
): Promise<ShownMessage[]> {
  const mails = mail.received.map(({ to, mail: { date, subject = '', text = '' } }): ShownMessage => {
    return { at: new Date(date ?? 0).toISOString(), to, way: 'e-mail', subject, text };
  });
  // The month's summary is no message of its lateness either.
  const ofTheOrder = mails.filter(({ text }) => !text.includes('/cases/report?'));
  return [...ofTheOrder, ...(await onThePage(database, locale))].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
}

/** By it the runs of both languages are put side by side. */
export function keyOf({ at, to, way }: ShownMessage): string {
  return `${at} ${way} ${to}`;
}

async function onThePage({ db }: Database, locale: 'zh' | 'en'): Promise<ShownMessage[]> {
  const rows = await db
    .select({ row: outbox, person: people })
    .from(outbox)
    .innerJoin(people, eq(people.personId, outbox.personId))
    // That the order came in and was confirmed is no message of its lateness.
    .where(and(eq(outbox.orderId, 'ord_example'), ne(outbox.kind, 'ORDER_NEWS')));
  const pushed = new Set(rows.filter(({ row }) => row.channel === 'EMAIL').map(({ row }) => row.key));
  return rows
    .filter(({ row }) => row.channel === 'IN_APP' && !pushed.has(row.key.replace('/IN_APP/', '/EMAIL/')))
    .map(({ row, person }) => {
      const notice = noticeSchema.parse({ ...row.payload, kind: row.kind });
      const link = orderLink('https://orders.example.com', notice, person.department);
      const message = renderNotice(notice, locale, link);
      const to = person.email ?? person.personId;
      return {
        at: row.createdAt,
        to,
        way: 'in the product',
        subject: message.subject,
        text: plainText(message),
      };
    });
}
