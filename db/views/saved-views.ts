import { and, asc, eq, ne, or, type SQL } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { people } from '../schema/people.ts';
import { savedViews } from '../schema/saved-views.ts';

export type SavedViewRow = typeof savedViews.$inferSelect;

/** What a person may do with views that are kept: all that is told of a view is its owner's word. */
export type SavedViewContent = Pick<SavedViewRow, 'name' | 'page' | 'query' | 'shared' | 'updatedAt'>;

/** The view as it is kept; or why it is not: nobody of that id is on file, or has another of that name there. */
export type KeptView = { row: SavedViewRow } | { refused: 'nobody' | 'name-taken' };

/** More than a person can choose from. */
const mostViews = 500;

/** A person's own views and those that others share, by name; of one page where it is given. */
export async function listSavedViews(
  { db }: Database,
  personId: string,
  page: string | undefined,
): Promise<SavedViewRow[]> {
  return await db
    .select()
    .from(savedViews)
    .where(
      and(
        or(eq(savedViews.ownerId, personId), eq(savedViews.shared, true)),
        whenGiven(page, (given) => eq(savedViews.page, given)),
      ),
    )
    .orderBy(asc(savedViews.page), asc(savedViews.name), asc(savedViews.viewId))
    .limit(mostViews);
}

/** Keeps a new view, or finds that of the same request made before. */
export async function createSavedView(database: Database, view: SavedViewRow): Promise<KeptView> {
  return await keepUnderName(database, view, async (db) => {
    const [made] = await db.insert(savedViews).values(view).onConflictDoNothing().returning();
    const [row] =
      made === undefined
        ? await db.select().from(savedViews).where(isOwn(view.viewId, view.ownerId))
        : [made];
    return row;
  });
}

/** The changed view; undefined when the person owns none of that id. */
export async function changeSavedView(
  database: Database,
  viewId: string,
  ownerId: string,
  content: SavedViewContent,
): Promise<KeptView | undefined> {
  const wanted = isOwn(viewId, ownerId);
  const known = await database.db.select({ viewId: savedViews.viewId }).from(savedViews).where(wanted);
  if (known.length === 0) return undefined;
  return await keepUnderName(database, { ...content, viewId, ownerId }, async (db) => {
    const [changed] = await db.update(savedViews).set(content).where(wanted).returning();
    return changed;
  });
}

/** False when the person owns none of that id. */
export async function deleteSavedView({ db }: Database, viewId: string, ownerId: string): Promise<boolean> {
  const gone = await db
    .delete(savedViews)
    .where(isOwn(viewId, ownerId))
    .returning({ viewId: savedViews.viewId });
  return gone.length > 0;
}

type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0];

/** Two requests at once give no two views one name: the owner's row is held until the view is written. */
async function keepUnderName(
  { db }: Database,
  { viewId, ownerId, page, name }: Pick<SavedViewRow, 'viewId' | 'ownerId' | 'page' | 'name'>,
  write: (db: Transaction) => Promise<SavedViewRow | undefined>,
): Promise<KeptView> {
  return await db.transaction(async (transaction) => {
    const owner = await transaction
      .select({ personId: people.personId })
      .from(people)
      .where(eq(people.personId, ownerId))
      .for('update');
    if (owner.length === 0) return { refused: 'nobody' };
    const [taken] = await transaction
      .select({ viewId: savedViews.viewId })
      .from(savedViews)
      .where(
        and(
          eq(savedViews.ownerId, ownerId),
          eq(savedViews.page, page),
          eq(savedViews.name, name),
          ne(savedViews.viewId, viewId),
        ),
      );
    if (taken !== undefined) return { refused: 'name-taken' };
    const row = await write(transaction);
    return row === undefined ? { refused: 'nobody' } : { row };
  });
}

function isOwn(viewId: string, ownerId: string): SQL | undefined {
  return and(eq(savedViews.viewId, viewId), eq(savedViews.ownerId, ownerId));
}
