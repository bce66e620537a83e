import type { ImportRow } from '../../db/imports/keep-import.ts';
import { readStanding } from '../../db/people/read-standing.ts';
import { bootstrapPerson, callerFrom } from '../auth/authenticate.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';

/**
 * In whose name the orders of a sheet are received, with the roles of this moment; undefined for a person who has
 * left since.
 */
export async function callerOfImport(context: ApiContext, of: ImportRow): Promise<Caller | undefined> {
  const { requestedBy } = of;
  const { adminKey } = context.settings;
  const standing = await readStanding(context.database, requestedBy, nowOf(context));
  if (standing?.active === true) return { ...callerFrom(standing), via: 'KEY' };
  return standing === undefined && adminKey !== undefined && requestedBy === bootstrapPerson.personId
    ? bootstrapPerson
    : undefined;
}
