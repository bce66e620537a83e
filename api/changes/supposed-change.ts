import { latestCalendar } from '../../db/calendars/latest-calendar.ts';
import type { ChangeContent } from '../../db/changes/draft-problems.ts';
import type { ChangeRow } from '../../db/changes/drafts.ts';
import { contentOf } from '../../db/changes/read-changes.ts';
import { latestPolicy, nextPolicyVersion } from '../../db/policies/latest-policy.ts';
import type { AppliedChange } from '../../domain/changes/applied-change.ts';
import { patchedCalendar } from '../../domain/changes/patch-calendar.ts';
import { patchedPolicy } from '../../domain/changes/patch-policy.ts';
import { type ChangedValue, policyDifference } from '../../domain/policy/changed-values.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';

/** A draft as it would be once it is applied to what is there now. */
export interface SupposedChange {
  content: ChangeContent;
  /** False when running orders keep what they have. */
  reaches: boolean;
  /** The change with the version that it would become. The draft must have no problems. */
  make(): { change: AppliedChange; calendar?: Calendar; values?: ChangedValue[] };
}

export async function supposedChange(
  { database: { db } }: ApiContext,
  row: ChangeRow,
  appliedBy: string,
): Promise<SupposedChange> {
  const content = contentOf(row);
  const { changeId, reason } = row;
  const of = { changeId, reason, appliedBy };
  switch (content.kind) {
    case 'CALENDAR': {
      const latest = await latestCalendar(db, content.subject);
      const make = once(() => {
        if (latest === undefined) throw new ProblemError('not-found');
        const { calendarId, definition } = latest;
        const version = latest.version + 1;
        const calendar = patchedCalendar(definition, content.body, String(version));
        const change: AppliedChange = { ...of, kind: 'CALENDAR', calendar: { calendarId, version } };
        return { change, calendar: { ...calendar, id: calendarId } };
      });
      return { content, reaches: true, make };
    }
    case 'POLICY': {
      const [latest, version] = [await latestPolicy(db), await nextPolicyVersion(db)];
      const make = once(() => {
        const values = patchedPolicy(latest, content.body);
        const change: AppliedChange = { ...of, kind: 'POLICY', version, values };
        return { change, values: policyDifference(latest.values, values) };
      });
      return { content, reaches: content.body.migrate, make };
    }
    case 'INCIDENT': {
      const change: AppliedChange = { ...of, kind: 'INCIDENT', incident: content.body };
      return { content, reaches: true, make: () => ({ change }) };
    }
  }
}

/** A calendar is compiled once for the object that holds it. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
