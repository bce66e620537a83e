import { and, desc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { outbox } from '../schema/outbox.ts';
import { people } from '../schema/people.ts';

/** A notice on the product's own page. */
export interface PersonalNotice {
  noticeId: string;
  createdAt: Instant;
  notice: Notice;
}

export interface NoticePlace {
  createdAt: Instant;
  noticeId: string;
}

/** What a person was told, the latest first, before a place. */
export async function listNotices(
  { db }: Database,
  personId: string,
  before: NoticePlace | undefined,
  limit: number,
): Promise<Page<PersonalNotice>> {
  const rows = await db
    .select({ noticeId: outbox.id, createdAt: outbox.createdAt, kind: outbox.kind, payload: outbox.payload })
    .from(outbox)
    .where(
      and(
        eq(outbox.personId, personId),
        eq(outbox.channel, 'IN_APP'),
        whenGiven(before, ({ createdAt, noticeId }) =>
          or(lt(outbox.createdAt, createdAt), and(eq(outbox.createdAt, createdAt), lt(outbox.id, noticeId))),
        ),
      ),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.createdAt, row.noticeId]);
  const items = page.items.map(({ kind, payload, ...row }) => ({
    ...row,
    notice: { ...payload, kind } as Notice,
  }));
  return { ...page, items };
}

/** How a person reads notices: Chinese, and none of them yet, for who is not on file. */
export interface NoticeReader {
  locale: 'zh' | 'en';
  /** Up to when the person has looked at them. */
  seenAt: Instant | null;
}

export async function noticeReader({ db }: Database, personId: string): Promise<NoticeReader> {
  const [person] = await db
    .select({ locale: people.locale, seenAt: people.noticesSeenAt })
    .from(people)
    .where(eq(people.personId, personId));
  return person ?? { locale: 'zh', seenAt: null };
}

/** Notes up to when a person has looked at the notices, which never goes back, and that each was seen now: its receipt. */
export async function markNoticesSeen(
  { db }: Database,
  personId: string,
  until: Instant,
  now: Instant,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const [person] = await transaction
      .select({ seenAt: people.noticesSeenAt })
      .from(people)
      .where(eq(people.personId, personId))
      .for('update');
    if (person === undefined) return;
    await transaction
      .update(people)
      .set({ noticesSeenAt: sql`greatest(${people.noticesSeenAt}, ${until}::timestamptz)` })
      .where(eq(people.personId, personId));
    await transaction
      .update(outbox)
      .set({ seenAt: now })
      .where(
        and(
          eq(outbox.personId, personId),
          eq(outbox.channel, 'IN_APP'),
          isNull(outbox.seenAt),
          lte(outbox.createdAt, until),
          person.seenAt === null ? undefined : gt(outbox.createdAt, person.seenAt),
        ),
      );
  });
}
