import type { NewAttachment } from '../../db/attachments/attachments.ts';
import { type DraftFileRow, type DraftRow, draftFiles } from '../../db/drafts/read-drafts.ts';
import { claimedOrder, claimOrder, finishDraft, giveOrderUp } from '../../db/drafts/settle-draft.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { problems } from '../../domain/errors.ts';
import { epochMs } from '../../domain/instant.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { KeyedTicket } from '../idempotency/answer-once.ts';
import type { OrderRequest } from '../inputs/order-request.ts';
import { checkBackdating } from '../orders/backdating.ts';
import { orderIdOf } from '../orders/order-id.ts';
import { type Received, receiveOrder } from '../orders/receive-order.ts';
import { ProblemError } from '../problems/problem.ts';

/**
 * Makes the order of a draft, once: the draft says which order before it is started, its files become the order's
 * (INTAKE-05), and its clocks run from when the message came, as far back as policy allows (ruling 4).
 */
export async function registerDraft(
  context: ApiContext,
  caller: Caller,
  draft: DraftRow,
  given: OrderRequest,
  ticket: KeyedTicket,
): Promise<Received> {
  const { database } = context;
  const { draftId } = draft;
  const { orderId } = orderIdOf(given, { caller: caller.personId, draftId });
  await claim(context, draft, orderId);
  const files = await draftFiles(database, draftId);
  const originals = files.map(({ fileId, ...file }) => ({
    attachmentId: fileId,
    fileName: file.fileName,
    sha256: file.sha256,
  }));
  const finish = () =>
    finishDraft(
      database,
      draftId,
      { by: caller.personId, now: nowOf(context) },
      attachmentsOf(draft, files, orderId, caller),
    );
  const request = { ...given, ...(await arrival(context, draft, given)) };
  try {
    const received = await receiveOrder(context, caller, request, ticket, { draftId, originals });
    await finish();
    return received;
  } catch (error) {
    if (!(error instanceof ProblemError) || problems[error.code].retry) throw error;
    const made = await readOrder(database, orderId);
    const isOurs = made?.details.originals?.some((file) => file.attachmentId === files[0]?.fileId);
    if (isOurs === true) await finish();
    else await giveOrderUp(database, draftId, orderId);
    throw error;
  }
}

/** Throws when the draft is settled otherwise, or somebody else enters it at this moment. */
async function claim(context: ApiContext, { draftId, state }: DraftRow, orderId: string): Promise<void> {
  const { database } = context;
  if (state === 'DISCARDED') throw new ProblemError('blocked', 'This draft was discarded');
  const { orderId: seen = null, orderClaimedAt = null } = (await claimedOrder(database, draftId)) ?? {};
  if (state === 'REGISTERED') {
    if (seen === orderId) return;
    throw new ProblemError('blocked', 'This draft was entered as another order');
  }
  const now = nowOf(context);
  if (seen !== null && seen !== orderId) {
    const since = orderClaimedAt === null ? Infinity : epochMs(now) - epochMs(orderClaimedAt);
    const isOrder = (await readOrder(database, seen)) !== undefined;
    if (isOrder || since < context.waits.keyLease)
      throw new ProblemError('blocked', 'This draft was entered as another order');
  }
  if (!(await claimOrder(database, draftId, { orderId, seen, now })))
    throw new ProblemError('blocked', 'This draft was entered as another order');
}

/** When the order came in: with the message, where that is not too long ago. */
async function arrival(
  { reference, ...context }: ApiContext,
  { receivedAt }: DraftRow,
  { occurredAt }: OrderRequest,
): Promise<Pick<OrderRequest, 'occurredAt'>> {
  if (occurredAt !== undefined) return {};
  const [{ values }, { calendar }] = await Promise.all([reference.currentPolicy(), reference.company()]);
  try {
    checkBackdating(receivedAt, { calendar, limit: values['clock.backdateMax'], now: nowOf(context) });
    return { occurredAt: receivedAt };
  } catch (error) {
    if (error instanceof ProblemError) return {};
    throw error;
  }
}

function attachmentsOf(
  draft: DraftRow,
  files: readonly DraftFileRow[],
  orderId: string,
  caller: Caller,
): NewAttachment[] {
  const sent = { uploadedBy: draft.enteredBy ?? caller.personId, uploadedAt: draft.receivedAt };
  return files.map(({ fileId, draftId: _draft, place: _place, kind: _kind, ...file }) => ({
    ...file,
    ...sent,
    attachmentId: fileId,
    orderId,
    kind: 'ORIGINAL' as const,
  }));
}
