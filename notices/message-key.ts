import { createHash } from 'node:crypto';
import type { OutboxRow } from '../db/outbox/claim.ts';

/** The key of a message: a notice's own, or one that the same notices together always have (SLA-13). */
export function messageKey(rows: readonly Pick<OutboxRow, 'key'>[]): string {
  const [only, ...more] = rows.map(({ key }) => key).toSorted();
  if (only === undefined || more.length === 0) return only ?? '';
  const mark = createHash('sha256')
    .update([only, ...more].join('\n'))
    .digest('hex')
    .slice(0, 32);
  return `digest/${mark}`;
}
