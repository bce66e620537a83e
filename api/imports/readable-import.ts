import type { ImportRow } from '../../db/imports/keep-import.ts';
import { findImport } from '../../db/imports/read-imports.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';

/** Who reads the imports of others: heads of those who receive orders. */
const overseers: readonly Role[] = [
  'SALES_MANAGER',
  'CONTRACT_ORDER_HEAD',
  'CUSTOMER_SERVICE_HEAD',
  'ADMINISTRATOR',
];

/** Whose imports the caller reads: undefined for everybody's. */
export function importsOf(caller: Caller): string | undefined {
  return holdsAny(caller, overseers) ? undefined : caller.personId;
}

/** Throws `not-found` for an import that the caller may not read, as for one that is not there (S2). */
export async function readableImport(
  { database }: ApiContext,
  caller: Caller,
  importId: string,
): Promise<ImportRow> {
  const found = await findImport(database, importId);
  const owner = importsOf(caller);
  if (found === undefined || (owner !== undefined && found.requestedBy !== owner)) {
    throw new ProblemError('not-found');
  }
  return found;
}
