import { and, desc, eq } from 'drizzle-orm';
import type { AppliedChange } from '../../domain/changes/applied-change.ts';
import type { ChangeKind } from '../../domain/changes/change.ts';
import type { Database } from '../connect.ts';
import { readPolicyVersion } from '../policies/read-policy.ts';
import { rowIs, whenGiven } from '../reads/conditions.ts';
import { isInstantText } from '../reads/instant-text.ts';
import { decodeCursor, type Page, pageOf } from '../reads/page.ts';
import { changes } from '../schema/changes.ts';
import type { ChangeContent } from './draft-problems.ts';
import type { ChangeRow } from './drafts.ts';

export interface ChangeFilter {
  kind?: ChangeKind;
  subject?: string;
  state?: ChangeRow['state'];
}

/** One change; undefined when there is none of that id. */
export async function readChange(
  database: Pick<Database, 'db'>,
  changeId: string,
): Promise<ChangeRow | undefined> {
  const [found] = await database.db.select().from(changes).where(eq(changes.changeId, changeId));
  return found;
}

/** The place that a cursor of this list names, or undefined for text that is none of ours. */
export function changePlace(cursor: string): string[] | undefined {
  const [createdAt, changeId] = decodeCursor(cursor, 2) ?? [];
  if (typeof createdAt !== 'string' || !isInstantText(createdAt)) return undefined;
  return typeof changeId === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(changeId)
    ? [createdAt, changeId]
    : undefined;
}

/** Changes, the latest first. */
export async function listChanges(
  database: Database,
  { kind, subject, state }: ChangeFilter,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<ChangeRow>> {
  const key = [changes.createdAt, changes.changeId];
  const rows = await database.db
    .select()
    .from(changes)
    .where(
      and(
        whenGiven(kind, (value) => eq(changes.kind, value)),
        whenGiven(subject, (value) => eq(changes.subject, value)),
        whenGiven(state, (value) => eq(changes.state, value)),
        place && rowIs('before', key, place),
      ),
    )
    .orderBy(...key.map((column) => desc(column)))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.changeId]);
}

/** The row's kind, subject and body, which belong together. */
export function contentOf({
  kind,
  subject,
  body,
}: Pick<ChangeRow, 'kind' | 'subject' | 'body'>): ChangeContent {
  return { kind, subject, body } as ChangeContent;
}

/** What an applied change means for orders. Throws a `RangeError` for one that was not applied. */
export async function appliedChange(database: Database, changeId: string): Promise<AppliedChange> {
  const row = await readChange(database, changeId);
  if (row === undefined || row.appliedBy === null) throw new RangeError(`change ${changeId} was not applied`);
  const { appliedBy, reason, result } = row;
  const content = contentOf(row);
  const of = { changeId, appliedBy, reason };
  if (content.kind === 'INCIDENT') return { ...of, kind: 'INCIDENT', incident: content.body };
  const version = result?.version ?? '';
  if (content.kind === 'CALENDAR') {
    return { ...of, kind: 'CALENDAR', calendar: { calendarId: content.subject, version: Number(version) } };
  }
  const policy = await readPolicyVersion(database, version);
  if (policy === undefined) throw new RangeError(`there is no policy version ${version}`);
  return { ...of, kind: 'POLICY', version, values: policy.values };
}
