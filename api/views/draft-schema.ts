import { z } from 'zod';
import type { DraftFileRow, DraftRow } from '../../db/drafts/read-drafts.ts';
import { draftStates } from '../../db/schema/order-drafts.ts';
import type { Instant } from '../../domain/instant.ts';
import { epochMs } from '../../domain/instant.ts';
import { inChinese } from '../../domain/names/in-chinese.ts';
import { channels } from '../../domain/order/details.ts';
import { originalTypes } from '../inbound/file-type.ts';
import { present } from './row-views.ts';
import { instant, names, pageSchema } from './shared-schema.ts';

const text = z.string().exactOptional();

const draftFields = {
  draftId: z.string(),
  channel: z.enum(channels),
  state: z.enum(draftStates),
  receivedAt: instant.describe('When the message came, or the paper was sent up.'),
  enterBy: instant.describe('By when it is to be entered: qual.immediately after it came (INTAKE-11).'),
  late: z.boolean().describe('It still waits, and should have been entered.'),
  subject: text,
  from: z.strictObject({ address: z.string(), name: text }).exactOptional().describe('As the message says.'),
  customer: z
    .strictObject({ customerId: z.string(), name: text })
    .exactOptional()
    .describe('Whose file names the address, or as whoever sent it up said.'),
  note: text,
  enteredBy: text.describe('Who sent it up; absent for a message that came by itself.'),
  takenBy: text,
  takenAt: instant.exactOptional(),
  orderId: text.describe('The order that it became.'),
  orderNumber: text,
  settledBy: text,
  settledAt: instant.exactOptional(),
  discardReason: text,
  fileCount: z.int(),
};

const draftFile = z.strictObject({
  fileId: z.string(),
  kind: z.enum(['ORIGINAL', 'ATTACHMENT']),
  fileName: z.string(),
  mediaType: z.enum(originalTypes),
  sizeInBytes: z.int(),
  sha256: z.string(),
  path: z.string().describe('Where to GET the bytes.'),
});

export const draftSchema = z
  .strictObject({
    ...draftFields,
    text: text.describe('What the message says, without its looks.'),
    files: z.array(draftFile).describe('The original first.'),
    refused: z
      .array(z.strictObject({ fileName: z.string(), reason: z.string(), reasonNames: names }))
      .describe('Files that are in the original alone, and why.'),
  })
  .meta({ id: 'OrderDraft', description: 'A message or paper that may be an order.' });

const draftRow = z.strictObject(draftFields).meta({ id: 'OrderDraftRow' });

export const draftPage = pageSchema(draftRow, 'OrderDraftPage');

/** By when a draft is to be entered, and the present. */
export interface DraftTimes {
  enterBy: Instant;
  now: Instant;
}

export function draftRowView(row: DraftRow, { enterBy, now }: DraftTimes): z.output<typeof draftRow> {
  const { draftId, channel, state, receivedAt, fileCount, fromAddress, fromName, customerId } = row;
  const { takenBy, takenAt, settledBy, settledAt, discardReason, subject, note, enteredBy } = row;
  const waits = state === 'OPEN' || state === 'TAKEN';
  const isOrder = state === 'REGISTERED';
  return {
    draftId,
    channel,
    state,
    receivedAt,
    enterBy,
    late: waits && epochMs(enterBy) < epochMs(now),
    fileCount,
    ...present({ subject, note, enteredBy, takenBy, takenAt, settledBy, settledAt, discardReason }),
    ...present(isOrder ? { orderId: row.orderId, orderNumber: row.orderNumber } : {}),
    ...(fromAddress === null ? {} : { from: { address: fromAddress, ...present({ name: fromName }) } }),
    ...(customerId === null ? {} : { customer: { customerId, ...present({ name: row.customerName }) } }),
  };
}

export function draftView(
  row: DraftRow,
  files: readonly DraftFileRow[],
  times: DraftTimes,
): z.output<typeof draftSchema> {
  return {
    ...draftRowView(row, times),
    ...present({ text: row.body }),
    files: files.map(({ draftId, mediaType, place: _place, ...file }) => ({
      ...file,
      mediaType: mediaType as z.output<typeof draftFile>['mediaType'],
      path: `/v1/order-drafts/${draftId}/files/${file.fileId}`,
    })),
    refused: row.refused.map((file) => ({
      ...file,
      reasonNames: { zh: inChinese(file.reason) ?? file.reason, en: file.reason },
    })),
  };
}
