import { setTimeout as delay } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import { isFinalStep } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Database } from '../connect.ts';
import { type Difference, fieldDifferences } from '../reconcile/difference.ts';
import { cases } from '../schema/cases.ts';
import { readCase } from './read-case.ts';

/** The running cases, as the engine knows them. */
export interface RunningCases {
  ids(): AsyncIterable<string>;
  /** The state that the workflow holds; undefined when none is running for this case. */
  state(caseId: string): Promise<CaseState | undefined>;
}

/** A case that moves on between the two reads is looked at again. */
const looks = 4;
const pauseMs = 300;

/**
 * Compares the tables with every running case, and finds cases that have only one of the two (I1). A difference has
 * the case in the order's place.
 */
export async function reconcileCases(
  database: Database,
  running: RunningCases,
): Promise<{ cases: number; differences: Difference[] }> {
  const open = await database.db.select({ caseId: cases.caseId }).from(cases).where(isNull(cases.closedAt));
  const ids = new Set(open.map((row) => row.caseId));
  for await (const caseId of running.ids()) ids.add(caseId);
  const differences: Difference[] = [];
  for (const caseId of [...ids].sort()) {
    for (let look = 1; ; look += 1) {
      const found = await differencesOf(database, running, caseId);
      if (found.length > 0 && look < looks) {
        await delay(pauseMs);
        continue;
      }
      differences.push(...found);
      break;
    }
  }
  return { cases: ids.size, differences };
}

async function differencesOf(
  database: Database,
  running: RunningCases,
  caseId: string,
): Promise<Difference[]> {
  const workflow = await running.state(caseId);
  const stored = await readCase(database, caseId);
  const place = { orderId: caseId, table: 'cases', key: '' };
  if (workflow !== undefined && stored !== undefined) return fieldDifferences(place, workflow, stored);
  if (workflow !== undefined) {
    return [{ ...place, field: '', workflow: workflow.step, database: undefined }];
  }
  // It may have ended between the two reads: then all is well.
  return stored === undefined || isFinalStep(stored.step)
    ? []
    : [{ ...place, field: '', workflow: undefined, database: stored.step }];
}
