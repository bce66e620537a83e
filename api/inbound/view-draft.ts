import type { z } from 'zod';
import { type DraftRow, draftFiles, readDraft } from '../../db/drafts/read-drafts.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { type DraftTimes, type draftSchema, draftView } from '../views/draft-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';

/** A draft that the caller may see. Throws `not-found`. */
export async function draftFor(context: ApiContext, caller: Caller, draftId: string): Promise<DraftRow> {
  const draft = await readDraft(context.database, draftId, caller.regions);
  if (draft === undefined) throw new ProblemError('not-found');
  return draft;
}

/** A draft with its files, as it stands now. */
export async function viewDraft(
  context: ApiContext,
  caller: Caller,
  draftId: string,
): Promise<z.output<typeof draftSchema>> {
  const [draft, files, timesOf, local] = await Promise.all([
    draftFor(context, caller, draftId),
    draftFiles(context.database, draftId),
    draftTimes(context),
    context.reference.local(),
  ]);
  return withLocalInstants(draftView(draft, files, timesOf(draft)), local);
}

/** By when each draft is to be entered: at once, as policy reckons that (INTAKE-11). */
export async function draftTimes(context: ApiContext): Promise<(draft: DraftRow) => DraftTimes> {
  const { reference } = context;
  const [{ values }, { calendar }] = await Promise.all([reference.currentPolicy(), reference.company()]);
  const now = nowOf(context);
  return ({ receivedAt }) => ({
    enterBy: dueInstant(calendar, receivedAt, values['qual.immediately']).due,
    now,
  });
}
