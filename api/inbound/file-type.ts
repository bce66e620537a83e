import { type MediaType, mediaTypeOf, mediaTypes } from '../attachments/media-type.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const writing = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The type of a message that is kept whole. */
export const messageType = 'message/rfc822';

/** Types of files that an order may come in as: beside photos and scans, sheets, letters and plain text. */
export const originalTypes = [
  ...mediaTypes,
  messageType,
  workbook,
  writing,
  'text/csv',
  'text/plain',
] as const;
export type OriginalType = (typeof originalTypes)[number];

/** What a file of a message is, by its bytes; undefined for what is not kept beside the message. */
export function originalTypeOf(bytes: Uint8Array, fileName: string): OriginalType | undefined {
  const known: MediaType | undefined = mediaTypeOf(bytes);
  if (known !== undefined) return known;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return officeType(content);
  const ending = /\.(csv|txt)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined || bytes.length === 0 || !isText(bytes)) return undefined;
  return ending === 'csv' ? 'text/csv' : 'text/plain';
}

/** A sheet or a letter of today's office programs, told by the names of its parts; none that brings macros along. */
function officeType(content: Buffer): OriginalType | undefined {
  if (content.includes('vbaProject.bin')) return undefined;
  if (content.includes('xl/workbook.xml')) return workbook;
  return content.includes('word/document.xml') ? writing : undefined;
}

/** Text of either coding that is common here. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  return ['utf-8', 'gb18030'].some((coding) => {
    try {
      new TextDecoder(coding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}
