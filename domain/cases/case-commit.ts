import type { Refusal } from '../errors.ts';
import type { CaseEntry, CaseFacts } from './case-events.ts';

/** A batch of journal entries of a case that follow `afterVersion`. Idempotent by (caseId, afterVersion). */
export interface CaseCommitInput {
  caseId: string;
  afterVersion: number;
  entries: CaseEntry[];
}

/** As an order's `CommitResult`: written, with what only the commit can tell, or refused for a command given before. */
export type CaseCommitResult =
  | { committed: true; facts: CaseFacts; repeated?: true }
  | { committed: false; entryVersion: number; refusal: Refusal };
