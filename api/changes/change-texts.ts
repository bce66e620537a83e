import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type ChangeContent, draftProblems } from '../../db/changes/draft-problems.ts';
import type { DraftText } from '../../db/changes/drafts.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { newChange } from '../inputs/changes.ts';

/** What was typed, with what is wrong with it as things stand; it is kept either way. */
export async function draftText(
  context: ApiContext,
  { reason, ...content }: { reason: string } & ChangeContent,
): Promise<DraftText> {
  const problems = await draftProblems(context.database.db, content, nowOf(context));
  return { content, reason, problems };
}

/** The request as a change. The rules judge what its texts hold: names and instants may be any text as yet. */
export function asked(body: z.output<typeof newChange>): { reason: string } & ChangeContent {
  return { subject: '', ...body } as { reason: string } & ChangeContent;
}

/** The id of a change: the same request makes the same change. */
export function changeIdOf(updateId: string): string {
  const digest = createHash('sha256').update(updateId).digest('hex');
  // A UUID of version 8, whose bits are the maker's own.
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
