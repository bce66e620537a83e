import { createHash } from 'node:crypto';
import type { CommitFacts, Entry } from '../../domain/order/events.ts';
import { canonicalJson } from './canonical-json.ts';

/** What stands in place of a previous hash before an order's first entry. */
export const noHash = '';

/**
 * Hash of a journal entry, 64 hexadecimal digits: SHA-256 over the order, the hash before it, the entry and its
 * facts. It holds everything the row says, and through the previous hash all that came before.
 */
export function entryHash(orderId: string, previousHash: string, entry: Entry, facts: CommitFacts): string {
  return createHash('sha256')
    .update(canonicalJson([orderId, previousHash, entry, facts]))
    .digest('hex');
}
