import type { Instant } from '../../domain/instant.ts';
import type { ReportingDepartment } from '../../domain/order/tracking.ts';
import type { Database } from '../connect.ts';

/** Of which period people were reminded last, since the instant from which it counts. */
export interface ReportTold {
  orderId: string;
  since: Instant;
  period: number;
}

/** What a department was reminded of, of some orders (TRACK-03). */
export async function readReportsTold(
  { sql }: Database,
  department: ReportingDepartment,
  orderIds: readonly string[],
): Promise<ReportTold[]> {
  return await sql.unsafe<ReportTold[]>(
    `select order_id as "orderId", payload->>'since' as since, max((payload->>'period')::int) as period
     from dueline.outbox
     where order_id in (select jsonb_array_elements_text($2::text::jsonb))
       and kind = 'REPORT_DUE' and payload->>'department' = $1
     group by order_id, payload->>'since'`,
    [department, JSON.stringify(orderIds)],
  );
}
