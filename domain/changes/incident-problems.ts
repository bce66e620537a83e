import type { FieldProblem } from '../errors.ts';
import { epochMs, type Instant } from '../instant.ts';
import { clockKinds } from '../order/clock.ts';
import { departmentCodes } from '../people/departments.ts';
import type { IncidentChange } from './change.ts';
import { instantProblems } from './instant-problems.ts';

/**
 * What is wrong with an incident (ruling 8), which may hold whatever was typed. `unknownOrders` are those of its orders
 * that nobody has heard of.
 */
export function incidentProblems(
  { from, until, orderIds, departments, clockKinds: kinds }: IncidentChange,
  unknownOrders: ReadonlySet<string>,
  now: Instant,
): FieldProblem[] {
  const unreadable = [...instantProblems('from', from), ...instantProblems('until', until)];
  return [
    ...(unreadable.length > 0 ? unreadable : spanProblems(from, until, now)),
    ...unknown('departments', departments, departmentCodes, 'department'),
    ...unknown('clockKinds', kinds, clockKinds, 'kind of clock'),
    ...orderIds.flatMap((orderId, index) =>
      unknownOrders.has(orderId)
        ? [{ path: `orderIds[${index}]`, reason: `there is no order ${orderId}` }]
        : [],
    ),
  ];
}

function spanProblems(from: Instant, until: Instant, now: Instant): FieldProblem[] {
  if (epochMs(from) >= epochMs(until)) return [{ path: 'until', reason: `must lie after from, ${from}` }];
  if (epochMs(until) <= epochMs(now)) return [];
  return [
    {
      path: 'until',
      reason: `must not lie after now, ${now}: an incident is recorded when it is over`,
    },
  ];
}

function unknown(
  path: string,
  names: readonly string[],
  known: readonly string[],
  what: string,
): FieldProblem[] {
  return names.flatMap((name, index) =>
    known.includes(name) ? [] : [{ path: `${path}[${index}]`, reason: `there is no ${what} ${name}` }],
  );
}
