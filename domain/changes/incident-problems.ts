import type { FieldProblem } from '../errors.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { IncidentChange } from './change.ts';

/** What is wrong with an incident (ruling 8). `unknownOrders` are those of its orders that nobody has heard of. */
export function incidentProblems(
  { from, until, orderIds }: IncidentChange,
  unknownOrders: ReadonlySet<string>,
  now: Instant,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (epochMs(from) >= epochMs(until))
    problems.push({ path: 'until', reason: `must lie after from, ${from}` });
  if (epochMs(until) > epochMs(now)) {
    problems.push({
      path: 'until',
      reason: `must not lie after now, ${now}: an incident is recorded when it is over`,
    });
  }
  for (const [index, orderId] of orderIds.entries()) {
    if (unknownOrders.has(orderId)) {
      problems.push({ path: `orderIds[${index}]`, reason: `there is no order ${orderId}` });
    }
  }
  return problems;
}
