import { inArray } from 'drizzle-orm';
import type { Department } from '../../domain/people/departments.ts';
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

/** Names and departments of people by their ids; who is not on file is left out. */
export async function peoplePlaces(
  { db }: Database,
  ids: readonly string[],
): Promise<Map<string, { name: { zh: string; en: string }; department: Department }>> {
  if (ids.length === 0) return new Map();
  const { personId, nameZh, nameEn, department } = people;
  const rows = await db
    .select({ personId, nameZh, nameEn, department })
    .from(people)
    .where(inArray(personId, [...ids]));
  return new Map(
    rows.map((row) => [
      row.personId,
      { name: { zh: row.nameZh, en: row.nameEn }, department: row.department },
    ]),
  );
}
