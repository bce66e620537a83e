import type { Database } from '../../db/connect.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';

/** Policy and calendar that a new order would take now. */
export interface CurrentRules {
  policy: PolicyValues;
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
}

export async function currentRules(database: Database): Promise<CurrentRules> {
  const [policy] = await database.sql<{ version: string; values: PolicyValues }[]>`
    select version, values from dueline.policy_versions order by effective_at desc limit 1`;
  const [calendar] = await database.sql<{ id: string; version: number }[]>`
    select calendar_id as id, version from dueline.calendar_versions
    where calendar_id = (select calendar_id from dueline.company) order by version desc limit 1`;
  if (policy === undefined || calendar === undefined) throw new Error('The sample company has no rules.');
  return {
    policy: policy.values,
    policyVersion: policy.version,
    calendarId: calendar.id,
    calendarVersion: calendar.version,
  };
}
