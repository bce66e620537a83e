import postgres from 'postgres';
import { unopenedCase } from '../../domain/cases/apply-case.ts';
import type { CaseCommitInput, CaseCommitResult } from '../../domain/cases/case-commit.ts';
import type { CaseEntry, CaseOpened } from '../../domain/cases/case-events.ts';
import { caseKinds } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { combinedCaseFacts, foldCaseEntries } from '../../domain/cases/fold-case.ts';
import type { Instant } from '../../domain/instant.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { workingDayMode } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import { JournalConflictError } from '../commit/repeated-commit.ts';
import type { SqlRunner } from '../commit/statement-parts.ts';
import type { Database } from '../connect.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { noHash } from '../journal/entry-hash.ts';
import type { Versions } from '../versions/versions.ts';
import { type CaseJournalRow, caseJournalRows } from './case-journal-rows.ts';
import { queueCaseNotices } from './queue-case-notices.ts';
import { writeCaseJournal, writeCaseTables } from './write-case.ts';

/** A case as the database has it. */
interface StoredCase {
  version: number;
  headHash: string;
  state: CaseState;
}

/**
 * Appends entries to a case's journal and brings its tables up to date, with the notices of what they record, in one
 * transaction. Committing the same entries again answers the same facts. Throws a `JournalConflictError` for entries
 * that do not follow the journal.
 */
export async function commitCase(
  { database, versions }: { database: Database; versions: Versions },
  input: CaseCommitInput,
): Promise<CaseCommitResult> {
  const { caseId, afterVersion, entries } = input;
  if (entries.length === 0) return { committed: true, facts: { clocks: [] } };
  try {
    return await database.sql.begin(async (transaction): Promise<CaseCommitResult> => {
      const stored = await readStored(transaction, caseId);
      if ((stored?.version ?? 0) !== afterVersion) return await repeated(transaction, input, stored);
      const before = stored?.state ?? unopenedCase(caseId);
      const rules = openedBy(entries) ?? before;
      const [policy, calendars] = await Promise.all([
        versions.policy(rules.policyVersion),
        versions.calendars(calendarsOf(rules)),
      ]);
      const company = calendars({ calendarId: rules.calendarId, version: rules.calendarVersion });
      const number = stored ? undefined : await nextNumber(transaction, entries, company);
      const folded = foldCaseEntries(before, entries, calendars, number, workingDayMode(policy));
      const rows = caseJournalRows(folded, stored?.headHash ?? noHash);
      await writeCaseJournal(transaction, rows);
      await writeCaseTables(transaction, folded, rows.at(-1)?.hash ?? noHash);
      await queueCaseNotices(transaction, folded, { policy, calendars });
      return { committed: true, facts: combinedCaseFacts(folded) };
    });
  } catch (error) {
    const refused = await repeatedUpdate(error, database.sql, input);
    if (refused === undefined) throw error;
    return refused;
  }
}

/** The case's row, held until the transaction ends. */
async function readStored(sql: SqlRunner, caseId: string): Promise<StoredCase | undefined> {
  const [row] = await sql.unsafe<StoredCase[]>(
    'select version, head_hash as "headHash", state from dueline.cases where case_id = $1 for update',
    [caseId],
  );
  return row;
}

function openedBy(entries: readonly CaseEntry[]): CaseOpened | undefined {
  return entries.flatMap((entry) => entry.events).find((event) => event.type === 'caseOpened');
}

/** `CE20261122-0007`: the kind, the day in the company's zone, and a running number. */
async function nextNumber(
  sql: SqlRunner,
  entries: readonly CaseEntry[],
  calendar: Calendar,
): Promise<string | undefined> {
  const opened = openedBy(entries);
  const recordedAt: Instant | undefined = entries[0]?.recordedAt;
  if (opened === undefined || recordedAt === undefined) return undefined;
  const [row] = await sql.unsafe<{ running: string }[]>(
    "select nextval('dueline.case_number_sequence') as running",
  );
  const day = formatLocal(calendar, recordedAt).slice(0, 10).replaceAll('-', '');
  return `${caseKinds[opened.kind].numberPrefix}${day}-${String(row?.running ?? 0).padStart(4, '0')}`;
}

/** The answer to a commit that was written before: the same facts again. */
async function repeated(
  sql: SqlRunner,
  { caseId, afterVersion, entries }: CaseCommitInput,
  stored: StoredCase | undefined,
): Promise<CaseCommitResult> {
  const rows = await sql.unsafe<Pick<CaseJournalRow, 'entry' | 'facts'>[]>(
    `select entry, facts from dueline.case_journal
     where case_id = $1 and version > $2 and version <= $3 order by version`,
    [caseId, afterVersion, afterVersion + entries.length],
  );
  const same =
    rows.length === entries.length &&
    rows.every((row, index) => canonicalJson(row.entry) === canonicalJson(entries[index]));
  if (same) return { committed: true, facts: combinedCaseFacts(rows), repeated: true };
  throw new JournalConflictError(
    `case ${caseId} is at version ${stored?.version ?? 0}; entries after version ${afterVersion} do not fit its journal`,
  );
}

/** The engine forgets update ids when a case is carried on as a new run; the journal does not (I5). */
async function repeatedUpdate(
  error: unknown,
  sql: SqlRunner,
  { caseId, entries }: CaseCommitInput,
): Promise<CaseCommitResult | undefined> {
  if (!(error instanceof postgres.PostgresError) || error.constraint_name !== 'case_journal_update_id') {
    return undefined;
  }
  const rows = await sql.unsafe<{ updateId: string; version: number }[]>(
    'select update_id as "updateId", version from dueline.case_journal where case_id = $1 and update_id is not null',
    [caseId],
  );
  const known = new Map(rows.map((row) => [row.updateId, row.version]));
  const repeat = entries.find((entry) => entry.updateId !== undefined && known.has(entry.updateId));
  if (repeat?.updateId === undefined) return undefined;
  const detail = `This command was carried out before, as version ${known.get(repeat.updateId)} of the case.`;
  return { committed: false, entryVersion: repeat.version, refusal: { code: 'version-moved', detail } };
}
