import type { OrderState } from '../../domain/order/state.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { openClockRows } from '../projection/clock-rows.ts';
import { lineRows } from '../projection/line-rows.ts';
import { lotRows } from '../projection/lot-rows.ts';
import { orderRow } from '../projection/order-row.ts';
import { openTaskRows } from '../projection/task-rows.ts';
import { type Difference, fieldDifferences, rowDifferences } from './difference.ts';
import type { OrderTables } from './order-tables.ts';

/** Everything in which the tables and the workflow's state of one order do not agree. */
export function compareOrder(state: OrderState, tables: OrderTables, policy: PolicyValues): Difference[] {
  const { orderId } = state;
  const place = (table: string) => ({ orderId, table });
  const { order } = tables;
  return [
    ...fieldDifferences({ ...place('orders.state'), key: '' }, state, order.state),
    ...fieldDifferences(
      { ...place('orders'), key: '' },
      orderRow(state, order.headHash, order.updatedAt),
      order,
      ['state'],
    ),
    ...rowDifferences(place('order_lines'), { workflow: lineRows(state), database: tables.lines }, (row) =>
      String(row.line),
    ),
    ...rowDifferences(place('lots'), { workflow: lotRows(state), database: tables.lots }, (row) => row.lotId),
    ...rowDifferences(
      place('clocks'),
      { workflow: openClockRows(state), database: tables.openClocks },
      (row) => row.clockId,
    ),
    ...rowDifferences(
      place('tasks'),
      { workflow: openTaskRows(state, policy), database: tables.tasks },
      (row) => row.taskId,
      ['openedAt', 'openedVersion'],
    ),
  ];
}
