import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { orderNotification } from '../events/order-notification.ts';
import { attachments } from '../schema/attachments.ts';
import { people } from '../schema/people.ts';

export type NewAttachment = typeof attachments.$inferInsert & { attachmentId: string };

/** A file of an order, with what its sender is called. */
export type AttachmentRow = typeof attachments.$inferSelect & {
  nameZh: string | null;
  nameEn: string | null;
};

const columns = { ...getTableColumns(attachments), nameZh: people.nameZh, nameEn: people.nameEn };

/** Puts a file on record, once per id, and tells those who look at the order. */
export async function addAttachment({ db }: Database, row: NewAttachment): Promise<void> {
  await db.transaction(async (transaction) => {
    const added = await transaction
      .insert(attachments)
      .values(row)
      .onConflictDoNothing()
      .returning({ attachmentId: attachments.attachmentId });
    if (added.length === 0) return;
    await transaction.execute(
      sql`select pg_notify(${orderNotification}, order_id || ':' || version) from dueline.orders where order_id = ${row.orderId}`,
    );
  });
}

/** The files of an order, oldest first. */
export async function listAttachments({ db }: Database, orderId: string): Promise<AttachmentRow[]> {
  return await db
    .select(columns)
    .from(attachments)
    .leftJoin(people, eq(people.personId, attachments.uploadedBy))
    .where(eq(attachments.orderId, orderId))
    .orderBy(asc(attachments.uploadedAt), asc(attachments.attachmentId));
}

/** One file; undefined when there is none of that id. */
export async function findAttachment(
  { db }: Database,
  attachmentId: string,
): Promise<AttachmentRow | undefined> {
  const [found] = await db
    .select(columns)
    .from(attachments)
    .leftJoin(people, eq(people.personId, attachments.uploadedBy))
    .where(eq(attachments.attachmentId, attachmentId));
  return found;
}
