import { and, arrayOverlaps, eq, gte, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { customers } from '../schema/customers.ts';
import { orderSearch } from '../schema/order-search.ts';
import { orders } from '../schema/orders.ts';
import { tasks } from '../schema/tasks.ts';
import { matchesSearch } from '../search/matches-search.ts';
import { isAtRiskAt } from './clock-conditions.ts';
import { whenGiven } from './conditions.ts';

/** How a task stands: past due; past a pre-warning and not past due; any other, what waits included. */
export const taskStandings = ['OVERDUE', 'APPROACHING', 'OTHER'] as const;
export type TaskStanding = (typeof taskStandings)[number];

/** Whose view of the tasks it is. */
export interface TaskReader {
  personId: string;
  roles: readonly Role[];
}

/** What a list of tasks may be narrowed by; every field that is given must hold. */
export interface TaskFilter {
  /** MINE: a holder of the reader's roles may do it. WAITING: others may, and the order is the reader's. */
  view: 'MINE' | 'WAITING' | 'ALL';
  department?: Department;
  command?: CommandName;
  stage?: Stage;
  /** Due before now, or not. */
  overdue?: boolean;
  standing?: TaskStanding;
  orderId?: string;
  /** What a person typed: found literally in number, customer and products of the order. */
  q?: string;
}

/** Conditions on `tasks` joined with `orders` and, to the left, with `clocks`. */
export function taskConditions(
  { db }: Database,
  filter: TaskFilter,
  reader: TaskReader,
  now: Instant,
): (SQL | undefined)[] {
  return [
    filter.view === 'MINE' ? isMine(reader) : undefined,
    filter.view === 'WAITING' ? and(not(isMine(reader)), isOfOwnOrder({ db }, reader)) : undefined,
    whenGiven(filter.department, (given) => eq(tasks.department, given)),
    whenGiven(filter.command, (given) => eq(tasks.command, given)),
    whenGiven(filter.stage, (given) => eq(tasks.stage, given)),
    whenGiven(filter.overdue, (given) => (given ? lt : gte)(tasks.dueAt, now)),
    whenGiven(filter.standing, (given) => standsAt(given, now)),
    whenGiven(filter.orderId, (given) => eq(tasks.orderId, given)),
    whenGiven(filter.q, (given) =>
      inArray(
        tasks.orderId,
        db.select({ orderId: orderSearch.orderId }).from(orderSearch).where(matchesSearch(given)),
      ),
    ),
  ];
}

function isMine({ roles }: TaskReader): SQL {
  return arrayOverlaps(tasks.roles, [...roles]);
}

/** The reader entered the order, or looks after its customer. */
function isOfOwnOrder({ db }: Pick<Database, 'db'>, { personId }: TaskReader): SQL | undefined {
  const own = db
    .select({ customerId: customers.customerId })
    .from(customers)
    .where(eq(customers.salespersonId, personId));
  return or(eq(orders.enteredBy, personId), inArray(orders.customerId, own));
}

/** A task whose clock stands still is neither overdue nor approaching: nobody is asked to hurry. */
export function standsAt(standing: TaskStanding, now: Instant): SQL | undefined {
  const approaching = sql`coalesce(${isAtRiskAt(now)}, false)`;
  switch (standing) {
    case 'OVERDUE':
      return lt(tasks.dueAt, now);
    case 'APPROACHING':
      return and(gte(tasks.dueAt, now), approaching);
    case 'OTHER':
      return or(isNull(tasks.dueAt), and(gte(tasks.dueAt, now), not(approaching)));
  }
}
