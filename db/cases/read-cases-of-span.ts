import { and, arrayOverlaps, gte, isNull, lt, or } from 'drizzle-orm';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { cases } from '../schema/cases.ts';

/** Cases that lived at some time of a span; those that name one of the departments, or all. */
export async function readCasesOfSpan(
  { db }: Database,
  { from, until }: { from: Instant; until: Instant },
  departments: readonly Department[] | undefined,
): Promise<CaseState[]> {
  const rows = await db
    .select({ state: cases.state })
    .from(cases)
    .where(
      and(
        lt(cases.openedAt, until),
        or(isNull(cases.closedAt), gte(cases.closedAt, from)),
        departments === undefined ? undefined : arrayOverlaps(cases.departments, [...departments]),
      ),
    )
    .orderBy(cases.openedAt, cases.caseId);
  return rows.map(({ state }) => state);
}
