import type { Entry, OrderEvent, StockLine } from '../../domain/order/events.ts';
import type { OrderState } from '../../domain/order/state.ts';

/** An entry of a person that follows a state, with the events given. */
export function entryAfter(state: OrderState, events: OrderEvent[]): Entry {
  const at = '2025-09-26T11:00:00+08:00';
  return {
    version: state.version + 1,
    by: { kind: 'person', personId: 'warehouse-keeper', roles: ['WAREHOUSE_KEEPER'] },
    command: 'checkStock',
    occurredAt: at,
    recordedAt: at,
    events,
  };
}

/** An entry that takes goods from stock for lot L1. */
export function reserving(state: OrderState, lines: StockLine[]): Entry {
  return entryAfter(state, [{ type: 'stockReserved', lotId: 'L1', lines }]);
}
