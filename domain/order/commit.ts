import type { Refusal } from '../errors.ts';
import type { CommitFacts, Entry } from './events.ts';

/** A batch of journal entries that follow `afterVersion`. Idempotent by (orderId, afterVersion). */
export interface CommitInput {
  orderId: string;
  afterVersion: number;
  entries: Entry[];
}

/**
 * Written, with what only the database and the calendar can tell (`repeated`: a try before this one wrote it); or nothing written because an entry lost a
 * race between orders (stock): the workflow answers that command with the refusal and decides again.
 */
export type CommitResult =
  | { committed: true; facts: CommitFacts; repeated?: true }
  | { committed: false; entryVersion: number; refusal: Refusal };
