import { addAttachment, findAttachment, listAttachments } from '../../db/attachments/attachments.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { limits } from '../limits.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { type AttachmentView, attachmentView } from '../views/attachment-schema.ts';
import type { Upload } from './read-upload.ts';
import type { AttachmentStore } from './store.ts';

/** Keeps a file with an order: the bytes first, so that what is on record is there. The same id is kept once. */
export async function keepAttachment(
  context: ApiContext,
  caller: Caller,
  given: Upload & { orderId: string; attachmentId: string },
): Promise<AttachmentView> {
  const { database } = context;
  const { bytes, ...row } = given;
  const state = await readOrder(database, row.orderId);
  if (state === undefined) throw new ProblemError('not-found');
  if (isFinal(state.stage)) throw new ProblemError('order-closed', `The order is ${state.stage}`);
  if (row.lotId !== undefined && state.lots.every((lot) => lot.lotId !== row.lotId)) {
    throw unfitField('lotId', 'is no lot of this order');
  }
  if ((await listAttachments(database, row.orderId)).length >= limits.attachmentsPerOrder) {
    throw unfitField('file', `is one too many: an order holds ${limits.attachmentsPerOrder} files`);
  }
  await storeOf(context).put(row.sha256, bytes);
  const sent = { uploadedBy: caller.personId, uploadedAt: nowOf(context), sizeInBytes: bytes.length };
  await addAttachment(database, { ...row, ...sent });
  const kept = await findAttachment(database, row.attachmentId);
  if (kept === undefined) throw new RangeError('what was put on record is there');
  return attachmentView(kept);
}

/** The store of files that the composition root gave. */
export function storeOf({ attachments }: Pick<ApiContext, 'attachments'>): AttachmentStore {
  if (attachments === undefined) throw new ProblemError('internal-error', 'This API has no store for files');
  return attachments;
}
