import type { Readable } from 'node:stream';

/** Where the bytes of attachments lie, under their checksum: the same bytes are kept once and never change. */
export interface AttachmentStore {
  /** Keeps bytes; to keep what is there already does nothing. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as a stream; undefined when the store does not have them. */
  get(sha256: string): Promise<Readable | undefined>;
}
