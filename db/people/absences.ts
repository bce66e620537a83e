import { and, asc, eq, gt, lt, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { absences } from '../schema/absences.ts';
import { people } from '../schema/people.ts';

export type AbsenceRow = typeof absences.$inferSelect;

/** When somebody is away and who stands in. */
export type NewAbsence = Pick<
  AbsenceRow,
  'absenceId' | 'personId' | 'fromAt' | 'untilAt' | 'substituteId' | 'reason' | 'createdBy' | 'createdAt'
>;

/** Enters an absence; the same id twice is the same absence. */
export async function createAbsence({ db }: Database, absence: NewAbsence): Promise<AbsenceRow> {
  await db.insert(absences).values(absence).onConflictDoNothing();
  const [row] = await db.select().from(absences).where(eq(absences.absenceId, absence.absenceId));
  if (row === undefined) throw new RangeError('an absence that was just entered is there');
  return row;
}

/** True for a person who works here. */
export async function isActivePerson({ db }: Database, personId: string): Promise<boolean> {
  const wanted = and(eq(people.personId, personId), eq(people.active, true));
  return (await db.select({ personId: people.personId }).from(people).where(wanted)).length > 0;
}

/** A person's absences that touch a time, the earliest first. */
export async function absencesWithin(
  { db }: Database,
  personId: string,
  { from, until }: { from: Instant; until: Instant },
): Promise<AbsenceRow[]> {
  const touches = and(
    eq(absences.personId, personId),
    lt(absences.fromAt, until),
    gt(absences.untilAt, from),
  );
  return await db.select().from(absences).where(touches).orderBy(asc(absences.fromAt));
}

/** Absences, the earliest first, after a place; of one person alone where one is given, or whom that person stands in for. */
export async function listAbsences(
  { db }: Database,
  personId: string | undefined,
  after: { fromAt: Instant; absenceId: string } | undefined,
  limit: number,
): Promise<Page<AbsenceRow>> {
  const rows = await db
    .select()
    .from(absences)
    .where(
      and(
        whenGiven(personId, (id) => or(eq(absences.personId, id), eq(absences.substituteId, id))),
        whenGiven(after, ({ fromAt, absenceId }) =>
          or(
            gt(absences.fromAt, fromAt),
            and(eq(absences.fromAt, fromAt), gt(absences.absenceId, absenceId)),
          ),
        ),
      ),
    )
    .orderBy(asc(absences.fromAt), asc(absences.absenceId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.fromAt, row.absenceId]);
}

/** Removes an absence, of one person alone where one is given. False: not there. */
export async function deleteAbsence(
  { db }: Database,
  absenceId: string,
  personId: string | undefined,
): Promise<boolean> {
  const wanted = and(
    eq(absences.absenceId, absenceId),
    whenGiven(personId, (id) => eq(absences.personId, id)),
  );
  return (await db.delete(absences).where(wanted).returning({ id: absences.absenceId })).length > 0;
}
