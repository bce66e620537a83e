import { createHash } from 'node:crypto';

/** The name under which bytes are kept: their SHA-256, 64 hexadecimal digits. */
export function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
