import type { ChangeRow } from '../../db/changes/drafts.ts';
import { readChange } from '../../db/changes/read-changes.ts';
import type { ApiContext } from '../context.ts';
import { beginRollOut } from '../engine/roll-out-engine.ts';
import { ProblemError } from '../problems/problem.ts';
import { refuseDraft } from './refuse-draft.ts';

/**
 * Lets a draft hold from now on, and starts to bring it to every open order. Applying it again is the same run and has
 * the same answer. Throws the draft's problems; then nothing has changed.
 */
export async function applyChange(context: ApiContext, row: ChangeRow, personId: string): Promise<ChangeRow> {
  const { changeId } = row;
  if (row.state === 'DISCARDED') throw new ProblemError('not-in-this-state', 'The draft was discarded');
  if (row.state === 'APPLIED') return row;
  const { temporal, settings, waits } = context;
  const start = { changeId, by: personId, lookAgainAfter: waits.lookAgain };
  const begun = await beginRollOut(temporal, settings.taskQueue, start, waits.engine);
  if (!begun.begun) throw refuseDraft(begun.problems);
  return (await readChange(context.database, changeId)) ?? row;
}
