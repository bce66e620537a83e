import { and, eq } from 'drizzle-orm';
import type { FieldProblem } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { changes } from '../schema/changes.ts';
import type { ChangeContent } from './draft-problems.ts';

export type ChangeRow = typeof changes.$inferSelect;

/** What of a draft can be typed again, with what is wrong with it. */
export interface DraftText {
  content: ChangeContent;
  reason: string;
  problems: FieldProblem[];
}

/** Keeps a draft as it was typed, problems and all. The same `changeId` twice is the same draft. */
export async function createDraft(
  database: Database,
  changeId: string,
  { content, ...text }: DraftText,
  by: { createdBy: string; createdAt: Instant },
): Promise<void> {
  await database.db
    .insert(changes)
    .values({ changeId, ...content, ...text, ...by, state: 'DRAFT' })
    .onConflictDoNothing();
}

/** Types a draft anew; false when it is none any more, and then nothing is changed. */
export async function editDraft(
  database: Database,
  changeId: string,
  { content, ...text }: DraftText,
): Promise<boolean> {
  const { body, subject } = content;
  const edited = await database.db
    .update(changes)
    .set({ body, subject, ...text })
    .where(isDraft(changeId))
    .returning({ changeId: changes.changeId });
  return edited.length > 0;
}

/** Discards a draft; its row stays. False when it is no draft any more. */
export async function discardDraft(database: Database, changeId: string): Promise<boolean> {
  const discarded = await database.db
    .update(changes)
    .set({ state: 'DISCARDED' })
    .where(isDraft(changeId))
    .returning({ changeId: changes.changeId });
  return discarded.length > 0;
}

function isDraft(changeId: string) {
  return and(eq(changes.changeId, changeId), eq(changes.state, 'DRAFT'));
}
