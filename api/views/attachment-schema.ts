import { z } from 'zod';
import type { AttachmentRow } from '../../db/attachments/attachments.ts';
import { originalTypes } from '../inbound/file-type.ts';
import { present } from './row-views.ts';
import { instant, names } from './shared-schema.ts';

const text = z.string().exactOptional();

export const attachmentSchema = z
  .strictObject({
    attachmentId: z.string(),
    orderId: z.string(),
    lotId: text,
    note: text,
    fileName: z.string(),
    kind: z
      .enum(['ORIGINAL'])
      .exactOptional()
      .describe('ORIGINAL: the message or paper that the order came in as (INTAKE-05).'),
    mediaType: z.enum(originalTypes),
    sizeInBytes: z.int(),
    sha256: z.string(),
    uploadedBy: z.strictObject({ personId: z.string(), names }),
    uploadedAt: instant,
    path: z.string().describe('Where to GET the bytes.'),
  })
  .meta({ id: 'Attachment', description: 'A file that belongs to an order.' });

export const attachmentList = z
  .strictObject({ items: z.array(attachmentSchema).describe('Oldest first.') })
  .meta({ id: 'AttachmentList', description: 'The files of an order.' });

export type AttachmentView = z.output<typeof attachmentSchema>;

export function attachmentView(row: AttachmentRow): AttachmentView {
  const { lotId, note, kind, nameZh, nameEn, uploadedBy, mediaType, ...rest } = row;
  return {
    ...rest,
    ...present({ lotId, note, kind }),
    mediaType: mediaType as AttachmentView['mediaType'],
    uploadedBy: { personId: uploadedBy, names: { zh: nameZh ?? uploadedBy, en: nameEn ?? uploadedBy } },
    path: `/v1/attachments/${row.attachmentId}`,
  };
}
