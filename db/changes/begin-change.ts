import { eq, sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { patchedCalendar } from '../../domain/changes/patch-calendar.ts';
import { patchedPolicy } from '../../domain/changes/patch-policy.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { latestCalendar } from '../calendars/latest-calendar.ts';
import type { Database } from '../connect.ts';
import { latestPolicy, nextPolicyVersion } from '../policies/latest-policy.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { changes } from '../schema/changes.ts';
import { policyVersions } from '../schema/policy-versions.ts';
import { type ChangeContent, draftProblems } from './draft-problems.ts';
import type { ChangeRow } from './drafts.ts';
import { contentOf } from './read-changes.ts';

type Transaction = Pick<PostgresJsDatabase, 'select' | 'insert' | 'update' | 'execute'>;

/** Who applies a change, and when. */
export interface Application {
  changeId: string;
  by: string;
  at: Instant;
}

/**
 * Lets a drafted change hold, in one transaction: two changes of one calendar or of the policy follow one another, and
 * each is laid over the version that the other left, so that neither is lost (rule 7). Answers the problems of a draft
 * that does not fit what is there now, and keeps them with it. Beginning twice is beginning once.
 */
export async function beginChange(database: Database, application: Application): Promise<FieldProblem[]> {
  const { changeId, by, at } = application;
  return await database.db.transaction(async (transaction) => {
    const [row] = await transaction
      .select()
      .from(changes)
      .where(eq(changes.changeId, changeId))
      .for('update');
    if (row === undefined) throw new RangeError(`there is no change ${changeId}`);
    if (row.state === 'DISCARDED') return [{ path: 'state', reason: 'the draft was discarded' }];
    if (row.state !== 'DRAFT') return [];
    const content = contentOf(row);
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(content)}, 0))`);
    const problems = await draftProblems(transaction, content, at);
    const version = problems.length > 0 ? undefined : await newVersion(transaction, content, row, { by, at });
    const set: Partial<ChangeRow> =
      problems.length > 0
        ? { problems }
        : {
            problems,
            state: 'APPLYING',
            appliedAt: at,
            appliedBy: by,
            result: { ...(version === undefined ? {} : { version }), orders: 0, failed: [] },
          };
    await transaction.update(changes).set(set).where(eq(changes.changeId, changeId));
    return problems;
  });
}

function lockOf({ kind, subject }: ChangeContent): string {
  return `dueline change ${kind} ${subject}`;
}

/** Writes the version that the change becomes; an incident becomes none. */
async function newVersion(
  transaction: Transaction,
  content: ChangeContent,
  { reason }: ChangeRow,
  { by, at }: Omit<Application, 'changeId'>,
): Promise<string | undefined> {
  const made = { reason, createdBy: by, createdAt: at };
  switch (content.kind) {
    case 'CALENDAR': {
      const { subject: calendarId, body } = content;
      const latest = await latestCalendar(transaction, calendarId);
      if (latest === undefined) throw new RangeError(`there is no calendar ${calendarId}`);
      const version = latest.version + 1;
      const definition = patchedCalendar(latest.definition, body, String(version));
      await transaction.insert(calendarVersions).values({ calendarId, version, definition, ...made });
      return String(version);
    }
    case 'POLICY': {
      const version = await nextPolicyVersion(transaction);
      const values = patchedPolicy(await latestPolicy(transaction), content.body);
      const { effectiveAt } = content.body;
      await transaction.insert(policyVersions).values({ version, values, effectiveAt, ...made });
      return version;
    }
    case 'INCIDENT':
      return undefined;
  }
}
