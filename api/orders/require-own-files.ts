import { listAttachments } from '../../db/attachments/attachments.ts';
import type { ApiContext } from '../context.ts';
import { unfitField } from '../problems/problem.ts';

/** Refuses an original that is none of the order's own files (INTAKE-05). */
export async function requireOwnFiles(
  { database }: Pick<ApiContext, 'database'>,
  orderId: string,
  named: readonly string[] = [],
): Promise<void> {
  if (named.length === 0) return;
  const own = new Set((await listAttachments(database, orderId)).map(({ attachmentId }) => attachmentId));
  const stranger = named.findIndex((attachmentId) => !own.has(attachmentId));
  if (stranger !== -1) throw unfitField(`input.attachmentIds[${stranger}]`, 'is no file of this order');
}
