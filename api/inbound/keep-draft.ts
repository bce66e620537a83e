import { findCustomerByEmail } from '../../db/drafts/customer-of-mail.ts';
import { keepDraft, type NewDraft, type NewDraftFile } from '../../db/drafts/keep-draft.ts';
import { canonicalJson } from '../../db/journal/canonical-json.ts';
import type { RefusedFile } from '../../db/schema/order-drafts.ts';
import type { Instant } from '../../domain/instant.ts';
import { checksumOf } from '../attachments/checksum.ts';
import { plainFileName } from '../attachments/file-name.ts';
import { storeOf } from '../attachments/keep-attachment.ts';
import type { ApiDeps } from '../deps.ts';
import { limits } from '../limits.ts';
import { uuidFrom } from '../routes/queries.ts';
import { messageType, originalTypeOf } from './file-type.ts';
import { type ReadMail, readMail } from './read-mail.ts';

type DraftDeps = Pick<ApiDeps, 'database' | 'attachments'>;

/** A file of a message or a paper as it came in. */
export interface InboundFile {
  fileName: string;
  bytes: Uint8Array;
}

/** How a message came: when, by whom it was sent up if by a person, and what that person says of it. */
export interface MailArrival {
  receivedAt: Instant;
  enteredBy?: string;
  note?: string;
  customerId?: string;
}

/**
 * Keeps a message as the draft of an order, with the message itself whole (INTAKE-05). The same message again, by its id
 * and all that it says, is the same draft. Bytes come first, so that what is on record is there.
 */
export async function keepMail(
  deps: DraftDeps,
  raw: Uint8Array,
  { receivedAt, ...given }: MailArrival,
  mail?: ReadMail,
): Promise<{ draftId: string; created: boolean }> {
  const read = mail ?? (await readMail(raw));
  const messageKey = keyOf(read, raw);
  const draftId = `drf_${messageKey.slice(0, 32)}`;
  const { kept, refused } = sorted(read.files);
  const original = { fileName: `${read.subject ?? 'message'}.eml`, bytes: raw };
  const files = [
    await storedFile(deps, draftId, 0, original, { kind: 'ORIGINAL', mediaType: messageType }),
    ...(await storedFiles(deps, draftId, kept, 1)),
  ];
  const unread = read.unreadable ? [{ fileName: original.fileName, reason: 'could not be read' }] : [];
  const draft: NewDraft = {
    ...given,
    draftId,
    channel: 'EMAIL',
    state: 'OPEN',
    receivedAt,
    messageKey,
    customerId: given.customerId ?? (await customerOf(deps, read)) ?? null,
    fromAddress: read.from?.address ?? null,
    fromName: read.from?.name ?? null,
    subject: read.subject ?? null,
    body: read.text ?? null,
    refused: [...unread, ...refused],
  };
  return { draftId, created: await keepDraft(deps.database, draft, files) };
}

/** Keeps scans of a paper, or what a visitor left, as the draft of an order; all of its files are originals. */
export async function keepPaper(
  deps: DraftDeps,
  draft: Omit<NewDraft, 'state'>,
  given: readonly InboundFile[],
): Promise<RefusedFile[]> {
  const { kept, refused } = sorted(given);
  if (refused.length > 0) return refused;
  const files = await storedFiles(deps, draft.draftId, kept, 0, 'ORIGINAL');
  await keepDraft(deps.database, { ...draft, state: 'OPEN' }, files);
  return [];
}

/** A relay adds lines of its own to a message: only what its writer made tells it from others. */
function keyOf({ messageId, from, subject, text, files, unreadable }: ReadMail, raw: Uint8Array): string {
  if (unreadable) return checksumOf(raw);
  const said = [messageId ?? null, from?.address ?? null, subject ?? null, text ?? null];
  return checksumOf(Buffer.from(canonicalJson([...said, ...files.map(({ bytes }) => checksumOf(bytes))])));
}

async function customerOf({ database }: DraftDeps, { from }: ReadMail): Promise<string | undefined> {
  return from === undefined ? undefined : await findCustomerByEmail(database, from.address);
}

interface SortedFile extends InboundFile {
  mediaType: string;
}

/** Files that are kept beside the original, and why the others are not. */
function sorted(files: readonly InboundFile[]): { kept: SortedFile[]; refused: RefusedFile[] } {
  const kept: SortedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const { fileName: name, bytes } of files) {
    const fileName = plainFileName(name);
    const mediaType = originalTypeOf(bytes, fileName);
    const refuse = (reason: string) => {
      if (refused.length < limits.draftFiles) refused.push({ fileName, reason });
    };
    if (bytes.length > limits.attachmentBytes) refuse('is too large');
    else if (mediaType === undefined) refuse('is of a type that is not kept');
    else if (kept.length >= limits.draftFiles) refuse('is one too many');
    else kept.push({ fileName, bytes, mediaType });
  }
  return { kept, refused };
}

async function storedFiles(
  deps: DraftDeps,
  draftId: string,
  files: readonly SortedFile[],
  first: number,
  kind: 'ORIGINAL' | 'ATTACHMENT' = 'ATTACHMENT',
): Promise<NewDraftFile[]> {
  const stored: NewDraftFile[] = [];
  for (const [index, { mediaType, ...file }] of files.entries())
    stored.push(await storedFile(deps, draftId, first + index, file, { kind, mediaType }));
  return stored;
}

async function storedFile(
  deps: DraftDeps,
  draftId: string,
  place: number,
  { fileName, bytes }: InboundFile,
  marks: Pick<NewDraftFile, 'kind' | 'mediaType'>,
): Promise<NewDraftFile> {
  const sha256 = checksumOf(bytes);
  await storeOf(deps).put(sha256, bytes);
  // Ids of the files of a draft differ at their end, so that they stand in its order wherever they are listed.
  const of = checksumOf(Buffer.from(draftId)).slice(0, 30);
  const fileId = uuidFrom(`${of}${place.toString(16).padStart(2, '0')}`);
  return { fileId, fileName: plainFileName(fileName), sizeInBytes: bytes.length, sha256, ...marks };
}
