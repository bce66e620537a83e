import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { type Standing, standing } from '../access/find-caller.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';

/** A person with the roles of this moment, for what is done in their name later on; undefined for nobody. */
export async function readStanding(
  { db }: Database,
  personId: string,
  now: Instant,
): Promise<Standing | undefined> {
  const [found] = await db.select(standing(now)).from(people).where(eq(people.personId, personId));
  return found;
}
