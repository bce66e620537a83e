import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/people/roles.ts';

/** Someone for whom a person may act now, and in which roles. */
export interface ActingFor {
  personId: string;
  roles: Role[];
}

/**
 * For whom the person of a row may act at `now`, in a query over `people` (PRIV-07). Only what the delegator holds
 * today is handed on: a role that was taken away, or a person who left, takes the delegation along.
 */
export function delegatedRoles(now: Instant) {
  return sql<ActingFor[]>`coalesce((
    select json_agg(json_build_object('personId', granted.person_id, 'roles', granted.roles)
      order by granted.person_id)
    from (
      select held.person_id, array_agg(distinct held.role order by held.role) as roles
      from dueline.delegations
      join dueline.people as delegator
        on delegator.person_id = delegations.from_person_id and delegator.active
      join dueline.person_roles as held
        on held.person_id = delegator.person_id and held.role = any(delegations.roles)
      where delegations.to_person_id = people.person_id and delegations.revoked_at is null
        and delegations.from_at <= ${now}::timestamptz and delegations.until_at > ${now}::timestamptz
      group by held.person_id
    ) as granted
  ), '[]'::json)`;
}
