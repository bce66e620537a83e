import { journalActorOf } from '../../domain/changes/applied-change.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';

/** What an incident did to the clocks of one department. */
export interface DepartmentHit {
  department: Department;
  /** How many orders and clocks stood still, and how many escalations were withdrawn. */
  orders: number;
  clocks: number;
  waived: number;
}

/** Departments that an incident touched, told from the journals of the orders that took it (ruling 8). */
export async function departmentsHit(
  { sql }: Database,
  change: { changeId: string; appliedBy: string },
): Promise<DepartmentHit[]> {
  const rows = await sql<DepartmentHit[]>`
    select clock.owner as department,
      count(distinct entry.order_id)::int as orders,
      count(distinct (entry.order_id, clock.clock_id)) filter (where event ->> 'type' = 'clockStoodStill')::int as clocks,
      coalesce(sum(jsonb_array_length(event -> 'rungs')) filter (where event ->> 'type' = 'rungsWaived'), 0)::int as waived
    from dueline.journal as entry
    cross join jsonb_array_elements(entry.entry -> 'events') as event
    join dueline.clocks as clock on clock.order_id = entry.order_id and clock.clock_id = event ->> 'clockId'
    where entry.actor = ${journalActorOf(change)}
    group by clock.owner
    order by clock.owner`;
  return [...rows];
}
