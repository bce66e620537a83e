import { peoplePlaces } from '../../db/reads/people-names.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { personSanctionsOf } from '../../domain/figures/case-figures.ts';
import type { Span } from '../../domain/figures/span.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import type { CaseReport } from '../views/case-schema.ts';
import { readsPerson } from './readable-people.ts';

/**
 * Sanctions of persons in some cases, for those whom the caller reads of by name; of the people of some departments
 * alone where they are given.
 */
export async function personSanctions(
  { database }: ApiContext,
  caller: Caller,
  cases: readonly CaseState[],
  span: Span,
  departments: readonly Department[] | undefined,
): Promise<CaseReport['personSanctions']> {
  const rows = personSanctionsOf(cases, span);
  const places = await peoplePlaces(database, [...new Set(rows.map(({ personId }) => personId))]);
  const isReadable = readsPerson(caller);
  return rows.flatMap((row) => {
    const { name, department = null } = places.get(row.personId) ?? {};
    const isWanted = departments === undefined || (department !== null && departments.includes(department));
    if (!isWanted || !isReadable({ personId: row.personId, department })) return [];
    return [{ ...row, department, ...(name === undefined ? {} : { name }) }];
  });
}
