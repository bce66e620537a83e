import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { plainFileName } from '../attachments/file-name.ts';
import { draftFields } from '../inputs/drafts.ts';
import { limits } from '../limits.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { ProblemError } from '../problems/problem.ts';
import type { InboundFile } from './keep-draft.ts';

/** Files that were sent up as a draft, and what was said of them. */
export interface SentPapers extends z.output<typeof draftFields> {
  files: InboundFile[];
}

/** Reads the parts `file` and the fields of a multipart body. Throws problems for what does not fit or is too much. */
export async function readPapers(request: FastifyRequest): Promise<SentPapers> {
  if (!request.isMultipart())
    throw new ProblemError('malformed-body', 'The body must be multipart/form-data');
  const given: Record<string, string> = {};
  const files: InboundFile[] = [];
  let bytesInAll = 0;
  const parts = request.parts({
    limits: {
      fileSize: limits.attachmentBytes,
      files: limits.draftFiles,
      fields: 5,
      parts: limits.draftFiles + 5,
      fieldNameSize: 100,
      fieldSize: 8 * limits.textLength,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      if (String(part.value).trim() !== '') given[part.fieldname] = String(part.value);
      continue;
    }
    if (part.fieldname !== 'file') throw unfit(part.fieldname.slice(0, 100), 'must be named file');
    const bytes = await part.toBuffer();
    bytesInAll += bytes.length;
    if (bytesInAll > limits.draftBytes) throw new ProblemError('body-too-large');
    files.push({ fileName: plainFileName(part.filename), bytes });
  }
  if (files.length === 0) throw unfit('file', 'is missing: send a file in the field file');
  const read = draftFields.safeParse(given);
  if (read.success) return { ...read.data, files };
  const errors = fieldProblems(read.error.issues, '');
  throw new ProblemError('validation-failed', 'These fields do not fit', { errors });
}

function unfit(path: string, reason: string): ProblemError {
  return new ProblemError('validation-failed', `${path} ${reason}`, { errors: [{ path, reason }] });
}
