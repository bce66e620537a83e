import type { OrderEvent } from './events.ts';
import type { OrderCase } from './order-case.ts';

/** The cases of an order after it was told of one, or of its end; a case told again is one case still. */
export function casesAfter(
  cases: readonly OrderCase[],
  event: Extract<OrderEvent, { type: 'caseNoted' | 'caseEndNoted' }>,
): OrderCase[] {
  if (event.type === 'caseNoted') return [...cases, event.case];
  const { caseId, outcome, at } = event;
  return cases.map((each) =>
    each.caseId === caseId && each.closedAt === undefined ? { ...each, outcome, closedAt: at } : each,
  );
}
