import type { Database } from '../db/connect.ts';

/**
 * Puts so many tasks of one salesperson into the tables, an order each, as the projection would write them. The page
 * reads nothing else, so no order of them runs in the engine.
 */
export async function fillInbox({ sql }: Database, tasks: number): Promise<void> {
  await sql`
    insert into dueline.orders (order_id, order_number, version, act_version, own_stage, stage, department, overdue, due_at, channel,
      customer_id, customer_name, total_amount, currency, received_at, entered_by, policy_version,
      calendar_id, calendar_version, updated_at, head_hash, fingerprint, state)
    select 'ord_' || lpad(translate(number::text, '0123456789', 'abcdefghij'), 26, 'a'), 'SO-2026-' || lpad(number::text, 6, '0'),
      1, 1, 'RECEIVED', 'RECEIVED', 'SALES', false, '2026-12-01T09:00:00Z'::timestamptz + number * interval '1 minute', 'PHONE',
      'CUS-001', '江苏华东电力建设有限公司', 19200, 'CNY', '2026-11-20T01:00:00Z', 'salesperson',
      'default-1', 'company-default', 1, '2026-11-20T01:00:00Z', '', '',
      '{"details": {"lines": [{"line": 1, "productName": "动力配电箱", "quantity": "4", "unit": "台"}]}}'
    from generate_series(1, ${tasks}::int) as number`;
  await sql`
    insert into dueline.tasks (order_id, task_id, command, department, roles, stage, due_at, opened_at, opened_version)
    select order_id, 'order/passInitialReview/SALES#1', 'passInitialReview', 'SALES', array['SALESPERSON'], stage, due_at,
      received_at, 1
    from dueline.orders`;
}
