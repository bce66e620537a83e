import { inArray } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';

/** Names of people by their ids; who is not on file is left out. */
export async function peopleNames(
  { db }: Database,
  ids: readonly string[],
): Promise<Map<string, { zh: string; en: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ personId: people.personId, zh: people.nameZh, en: people.nameEn })
    .from(people)
    .where(inArray(people.personId, [...ids]));
  return new Map(rows.map(({ personId, ...names }) => [personId, names]));
}
