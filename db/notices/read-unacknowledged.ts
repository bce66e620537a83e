import type { Instant } from '../../domain/instant.ts';
import type { EscalationLevel } from '../../domain/order/escalation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';

/** An escalation that nobody has acknowledged, of a clock that runs. */
export interface Unacknowledged {
  orderId: string;
  clockId: string;
  rung: string;
  level: EscalationLevel;
  roles: Role[];
  recordedAt: Instant;
  critical: boolean;
  /** How many reminders each person has had. */
  reminded: Record<string, number>;
}

/** The escalations of the head's level and above that may call for a reminder, in pages by their keys. */
export async function readUnacknowledged(
  { sql }: Database,
  after: Pick<Unacknowledged, 'orderId' | 'clockId' | 'rung'> | undefined,
  limit: number,
): Promise<Unacknowledged[]> {
  const { orderId = '', clockId = '', rung = '' } = after ?? {};
  return await sql.unsafe<Unacknowledged[]>(
    `select e.order_id as "orderId", e.clock_id as "clockId", e.rung, e.level, to_jsonb(e.roles) as roles,
            to_jsonb(e.recorded_at) #>> '{}' as "recordedAt",
            exists (select from dueline.outbox o where o.order_id = e.order_id and o.clock_id = e.clock_id
                    and o.kind = 'ESCALATION' and o.critical and o.payload->>'rung' = e.rung) as critical,
            (select coalesce(jsonb_object_agg(r.person_id, r.count), '{}') from
               (select o.person_id, max((o.payload->>'reminder')::int) as count from dueline.outbox o
                where o.order_id = e.order_id and o.clock_id = e.clock_id and o.kind = 'REMINDER'
                  and o.payload->>'rung' = e.rung group by o.person_id) r) as reminded
     from dueline.clocks c join dueline.escalations e using (order_id, clock_id)
     where c.stopped_at is null and c.paused_at is null and e.level <> 'PREWARNING'
       and e.acknowledged_at is null and e.waived_at is null and (e.order_id, e.clock_id, e.rung) > ($1, $2, $3)
     order by e.order_id, e.clock_id, e.rung limit $4`,
    [orderId, clockId, rung, limit],
  );
}
