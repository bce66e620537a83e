import { and, asc, eq, inArray } from 'drizzle-orm';
import type { CourseClock, Visit } from '../../domain/course/stages-gone.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { journal } from '../schema/journal.ts';
import { stageVisits } from '../schema/stage-visits.ts';

/** Where an order and its lots have been, oldest stay first, with who ended each, and every clock there was. */
export async function readCourse(
  { db }: Database,
  orderId: string,
): Promise<{ visits: Visit[]; clocks: CourseClock[] }> {
  const [visits, ran, acts] = await Promise.all([
    db
      .select()
      .from(stageVisits)
      .where(eq(stageVisits.orderId, orderId))
      .orderBy(asc(stageVisits.enteredAt), asc(stageVisits.version), asc(stageVisits.ordinal)),
    db.select().from(clocks).where(eq(clocks.orderId, orderId)),
    db
      .select({ version: journal.version, actor: journal.actor })
      .from(journal)
      .where(
        and(
          eq(journal.orderId, orderId),
          inArray(
            journal.version,
            db
              .select({ version: stageVisits.version })
              .from(stageVisits)
              .where(eq(stageVisits.orderId, orderId)),
          ),
        ),
      ),
  ]);
  const actors = new Map(acts.map(({ version, actor }) => [version, actor]));
  const ended = visits.map((visit, index) => {
    const next = visits.slice(index + 1).find((later) => later.lotId === visit.lotId);
    const actor = visit.leftAt === null ? undefined : actors.get(next?.version ?? 0);
    return { ...visit, endedBy: actor === undefined || isNobody(actor) ? null : actor };
  });
  return { visits: ended, clocks: ran };
}

/** Time and policy act as nobody. */
function isNobody(actor: string): boolean {
  return actor === 'clock' || actor.startsWith('policy:');
}
