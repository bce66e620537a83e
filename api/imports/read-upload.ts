import type { FastifyRequest } from 'fastify';
import { checksumOf } from '../attachments/checksum.ts';
import { plainFileName } from '../attachments/file-name.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { unfit } from './read-file.ts';

/** A file that was sent to be imported. */
export interface SentSheet {
  bytes: Buffer;
  fileName: string;
  sha256: string;
}

/** Reads the one file of a multipart body. Throws problems for anything else, and for one that is too large. */
export async function readSentSheet(request: FastifyRequest): Promise<SentSheet> {
  if (!request.isMultipart())
    throw new ProblemError('malformed-body', 'The body must be multipart/form-data');
  let sent: SentSheet | undefined;
  const parts = request.parts({
    limits: { fileSize: limits.importBytes, files: 1, fields: 0, parts: 1, fieldNameSize: 100 },
  });
  for await (const part of parts) {
    if (part.type !== 'file' || part.fieldname !== 'file')
      throw unfit(part.fieldname.slice(0, 100), 'must be named file');
    const bytes = await part.toBuffer();
    const sha256 = checksumOf(bytes);
    sent = { bytes, fileName: plainFileName(part.filename), sha256 };
  }
  if (sent === undefined) throw unfit('file', 'is missing: send one file in the field file');
  return sent;
}
