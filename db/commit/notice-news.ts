import type { OrderNewsNotice } from '../../domain/notices/notice.ts';
import { orderFigures } from '../../domain/notices/notice-payload.ts';
import { orderContent } from '../../domain/notices/order-content.ts';
import { hasEdition } from '../../domain/order/edition.ts';
import type { OrderEvent } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { reviewersOf } from '../../domain/order/review/reviewers.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { type Department, isDepartment } from '../../domain/people/departments.ts';
import { headOf, rolesOf } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { type Audience, presentHolders, type Recipient } from './notice-audience.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';

export type NewsEvent = Extract<OrderEvent, { type: 'orderReceived' | 'orderStageEntered' }>;

/** True for what the departments concerned see on their page: an order was registered, or confirmed (INTAKE-21). */
export function isNews(event: OrderEvent, { after }: FoldedEntry): event is NewsEvent {
  if (!hasEdition(after, 2)) return false;
  return (
    event.type === 'orderReceived' || (event.type === 'orderStageEntered' && event.stage === 'CONFIRMED')
  );
}

/** Who sees it, and what: the head of each department concerned, else whoever works there. */
export function newsOf(
  event: NewsEvent,
  { entry, after }: FoldedEntry,
  rules: OrderRules,
  audience: Audience,
): { notice: OrderNewsNotice; people: Recipient[] } {
  const { policy, calendarFor } = rulesAfter(after, rules);
  const occasion = event.type === 'orderReceived' ? 'REGISTERED' : 'CONFIRMED';
  const people = departmentsConcerned(occasion, after, policy).flatMap((department) => {
    const heads = presentHolders(audience, headOf(department), entry.recordedAt);
    if (heads.length > 0) return heads;
    return rolesOf(department).flatMap((role) => presentHolders(audience, role, entry.recordedAt));
  });
  return {
    people: [...new Map(people.map((person) => [person.personId, person])).values()],
    notice: {
      ...orderFigures(after, undefined, entry.recordedAt, calendarFor('SALES')),
      kind: 'ORDER_NEWS',
      occasion,
      message: orderContent(after.details, occasion),
    },
  };
}

function departmentsConcerned(
  occasion: OrderNewsNotice['occasion'],
  state: OrderState,
  policy: PolicyValues,
): Department[] {
  const named = [policy['notice.orderNews'][occasion] ?? []].flat().filter(isDepartment);
  return [...new Set([...named, ...reviewersOf(state, policy)])];
}
