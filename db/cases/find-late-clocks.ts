import { caseOpeners, type LateClock, overdueTypeOf } from '../../domain/cases/overdue-opening.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { startClock } from '../../domain/working-time/clock-instants.ts';
import type { Database } from '../connect.ts';
import type { Versions } from '../versions/versions.ts';

interface LateRow extends LateClock {
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
}

/**
 * Clocks that are late enough for a case and have none yet: a late delivery at once, a late stage after
 * `overdue.caseFrom` of its department's working time (ruling 14). One that a change of rules made late is nobody's
 * fault, and what stands still is waited for already.
 */
export async function findLateClocks(
  { sql }: Pick<Database, 'sql'>,
  versions: Versions,
  now: Instant,
  limit: number,
): Promise<LateClock[]> {
  const rows = await sql.unsafe<LateRow[]>(
    `select c.order_id as "orderId", o.order_number as "orderNumber", c.clock_id as "clockId", c.kind,
            c.lot_id as "lotId", c.owner, to_json(c.due_at) #>> '{}' as "dueAt", c.policy_version as "policyVersion",
            c.calendar_id as "calendarId", c.calendar_version as "calendarVersion"
     from dueline.clocks c join dueline.orders o using (order_id)
     where c.stopped_at is null and c.overdue and c.paused_at is null and not c.policy_induced
       and c.kind = any ($1::text[])
       and not exists (select from dueline.case_openings g where g.key = c.order_id || '/' || c.clock_id)
       and not exists (select from dueline.case_orders a join dueline.cases k using (case_id)
                       where a.order_id = c.order_id and a.clock_id = c.clock_id and k.kind = 'OVERDUE')
     order by c.due_at, c.order_id, c.clock_id limit $2`,
    [[...caseOpeners], limit],
  );
  const late: LateClock[] = [];
  for (const { policyVersion, calendarId, calendarVersion, lotId, ...clock } of rows) {
    if (overdueTypeOf(clock.kind) !== 'DELIVERY_OVERDUE') {
      const [policy, calendar] = await Promise.all([
        versions.policy(policyVersion),
        versions.calendar(calendarId, calendarVersion),
      ]);
      const budget = policy['overdue.caseFrom'];
      const from = startClock(calendar, { anchor: clock.dueAt, budget, ladder: [] }).due;
      if (epochMs(from) > epochMs(now)) continue;
    }
    late.push(lotId ? { ...clock, lotId } : clock);
  }
  return late;
}
