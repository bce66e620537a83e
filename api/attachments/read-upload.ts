import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { lotId } from '../inputs/command-request.ts';
import { words } from '../inputs/fields.ts';
import { limits } from '../limits.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { ProblemError } from '../problems/problem.ts';
import { checksumOf } from './checksum.ts';
import { plainFileName } from './file-name.ts';
import { type MediaType, mediaTypeOf, mediaTypes } from './media-type.ts';

const fields = z.strictObject({
  lotId: lotId.exactOptional(),
  note: words('What it is evidence of.').exactOptional(),
});

/** A file that was sent, and what was said of it. */
export interface Upload extends z.output<typeof fields> {
  bytes: Buffer;
  fileName: string;
  mediaType: MediaType;
  sha256: string;
}

/** Reads the one file of a multipart body. Throws problems for anything else, and for one that is too large. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart())
    throw new ProblemError('malformed-body', 'The body must be multipart/form-data');
  const given: Record<string, string> = {};
  let file: { bytes: Buffer; fileName: string } | undefined;
  const parts = request.parts({
    limits: {
      fileSize: limits.attachmentBytes,
      files: 1,
      fields: 4,
      parts: 5,
      fieldNameSize: 100,
      fieldSize: 8 * limits.textLength,
    },
  });
  for await (const part of parts) {
    if (part.type === 'file') file = await fileOf(part);
    else if (part.fieldname !== 'file') given[part.fieldname] = String(part.value);
  }
  if (file === undefined) throw unfit('file', 'is missing: send one file in the field file');
  const mediaType = mediaTypeOf(file.bytes);
  if (mediaType === undefined) throw unfit('file', `must be one of ${mediaTypes.join(', ')}`);
  return {
    ...file,
    ...fieldsOf(given),
    mediaType,
    sha256: checksumOf(file.bytes),
  };
}

async function fileOf(part: MultipartFile): Promise<{ bytes: Buffer; fileName: string }> {
  if (part.fieldname !== 'file') throw unfit(part.fieldname.slice(0, 100), 'must be named file');
  return { bytes: await part.toBuffer(), fileName: plainFileName(part.filename) };
}

/** A field that was left empty is one that was not given. */
function fieldsOf(given: Record<string, string>): z.output<typeof fields> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
  const read = fields.safeParse(filled);
  if (read.success) return read.data;
  const errors = fieldProblems(read.error.issues, '');
  throw new ProblemError('validation-failed', 'These fields do not fit', { errors });
}

function unfit(path: string, reason: string): ProblemError {
  return new ProblemError('validation-failed', `${path} ${reason}`, { errors: [{ path, reason }] });
}
