import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';
import { contentDisposition } from './file-name.ts';
import { storeOf } from './keep-attachment.ts';

/** A file that is kept, with what was read of its bytes when it came in. */
interface KeptFile {
  fileName: string;
  mediaType: string;
  sha256: string;
  sizeInBytes: number;
}

/** How the document of the interface tells that bytes are answered. */
export const bytesSchema = z.unknown().meta({ type: 'string', format: 'binary', description: 'The bytes.' });

/** Answers with the bytes of a file: images to look at, everything else to keep. Throws `internal-error` when they are gone. */
export async function sendFile(
  context: ApiContext,
  reply: FastifyReply,
  file: KeptFile,
): Promise<FastifyReply> {
  const bytes = await storeOf(context).get(file.sha256);
  if (bytes === undefined) throw new ProblemError('internal-error', 'The bytes of this file are missing');
  const kind = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return (
    reply
      .type(file.mediaType)
      .header('content-length', file.sizeInBytes)
      .header('content-disposition', contentDisposition(kind, file.fileName))
      .header('x-content-type-options', 'nosniff')
      // Whatever a stranger sent, it runs nothing and loads nothing as a page of ours.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-cache')
      .header('etag', `"${file.sha256}"`)
      .send(bytes)
  );
}
