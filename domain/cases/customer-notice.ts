import { startCaseClock, stopCaseClock } from './case-clock-control.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseOrder, CaseState } from './case-state.ts';
import { owners } from './owners.ts';

/** Orders whose customer has still to hear of the actual delay, each once (OVERDUE-16). */
export function untoldOrders(state: CaseState): CaseOrder[] {
  if (state.type !== 'DELIVERY_OVERDUE') return [];
  const told = new Set(state.customerTold.map(({ orderId }) => orderId));
  const open = state.orders.filter(({ orderId }) => !told.has(orderId));
  return [...new Map(open.map((order) => [order.orderId, order])).values()];
}

/** The clock of the notice runs from the moment that an order joins until the last customer was told. */
export function startNoticeClock(draft: CaseDraft): void {
  const runs = draft.state.clocks.some(({ kind }) => kind === 'caseCustomerNotice');
  if (runs || untoldOrders(draft.state).length === 0) return;
  startCaseClock(draft, 'caseCustomerNotice', owners.notice(draft.state));
}

/** Every customer was told: the clock stops. */
export function stopNoticeClock(draft: CaseDraft): void {
  if (untoldOrders(draft.state).length === 0) stopCaseClock(draft, 'caseCustomerNotice');
}
