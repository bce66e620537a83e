import type { Database } from '../../db/connect.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { CurrentRules } from '../support/current-rules.ts';

/** Their messages go out at once, whatever the hour of the machine: what is measured includes them. */
export const criticalRungs = ['initialReview/0'];

/** Rules under which the initial review has so many seconds: elapsed budgets exist to try deadlines on a live system. */
export function secondsRules(rules: CurrentRules, seconds: number): CurrentRules {
  const policy: PolicyValues = {
    ...rules.policy,
    'sla.review.initial': `${seconds}s`,
    'sla.criticalRungs': [...criticalRungs],
  };
  return { ...rules, policy, policyVersion: versionOf(seconds) };
}

/** Puts the policy versions for 1 to `longest` seconds into the database; none of them is the one in force. */
export async function addSecondsPolicies({ sql }: Pick<Database, 'sql'>, longest: number): Promise<void> {
  await sql`
    insert into dueline.policy_versions (version, values, effective_at, reason, created_by, created_at)
    select ${versionOf('')} || n,
           jsonb_set(jsonb_set(values, '{sla.review.initial}', to_jsonb(n || 's')),
                     '{sla.criticalRungs}', ${JSON.stringify(criticalRungs)}::text::jsonb),
           effective_at - interval '1 year', 'exam', 'admin', created_at
    from dueline.policy_versions, generate_series(1, ${longest}::int) n
    where version = (select version from dueline.policy_versions order by effective_at desc limit 1)
    on conflict do nothing`;
}

function versionOf(seconds: number | ''): string {
  return `exam-seconds-${seconds}`;
}

/** Puts a policy in force under which the initial review of new orders has so many seconds; its messages may go at once. */
export async function setPolicyInForce(
  { sql }: Pick<Database, 'sql'>,
  seconds: number,
  critical: readonly string[] = [],
): Promise<void> {
  await sql`
    insert into dueline.policy_versions (version, values, effective_at, reason, created_by, created_at)
    select 'exam-in-force',
           jsonb_set(jsonb_set(values, '{sla.review.initial}', to_jsonb(${`${seconds}s`}::text)),
                     '{sla.criticalRungs}',
                     case when ${critical.length} = 0 then values -> 'sla.criticalRungs'
                          else ${JSON.stringify(critical)}::text::jsonb end),
           effective_at + interval '1 year', 'exam', 'admin', created_at
    from dueline.policy_versions order by effective_at desc limit 1`;
}
