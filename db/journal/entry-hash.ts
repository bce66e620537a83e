import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What stands in place of a previous hash before the first entry. */
export const noHash = '';

/**
 * Hash of a journal entry, 64 hexadecimal digits: SHA-256 over the order or case, the hash before it, the entry and
 * its facts. It holds everything the row says, and through the previous hash all that came before.
 */
export function entryHash(subjectId: string, previousHash: string, entry: object, facts: object): string {
  return createHash('sha256')
    .update(canonicalJson([subjectId, previousHash, entry, facts]))
    .digest('hex');
}
