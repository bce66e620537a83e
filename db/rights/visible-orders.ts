import { and, inArray, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Department } from '../../domain/people/departments.ts';
import { type ReadAlternative, type ReadScope, workStages } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { orders } from '../schema/orders.ts';

/** Commands by which a department is asked by name: who answered once goes on seeing the order. */
const askedByName: readonly CommandName[] = ['recordReview', 'confirmPlan', 'countersign'];

/**
 * The scope as a condition on a column that holds order ids; undefined where every order may be read. Sub-queries
 * end in `offset 0`, so that each is a probe by the order's key and the list is not read through to answer a page.
 */
export function visible(scope: ReadScope, orderId: SQLWrapper): SQL | undefined {
  if (scope.all) return undefined;
  if (orderId === orders.orderId) return anyOf(scope.any, orderColumns);
  const seen = anyOf(scope.any, {
    orderId: sql`seen.order_id`,
    enteredBy: sql`seen.entered_by`,
    customerId: sql`seen.customer_id`,
  });
  return sql`exists (select from dueline.orders as seen where seen.order_id = ${orderId} and ${seen} offset 0)`;
}

/** True when the scope holds the order; also for one that does not exist where every order may be read. */
export async function mayRead({ db }: Database, scope: ReadScope, orderId: string): Promise<boolean> {
  if (scope.all) return true;
  const wanted = and(sql`${orders.orderId} = ${orderId}`, visible(scope, orders.orderId));
  return (await db.select({ orderId: orders.orderId }).from(orders).where(wanted)).length > 0;
}

/** Those of some orders that the scope holds. */
export async function readableAmong(
  { db }: Database,
  scope: ReadScope,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (scope.all) return new Set(orderIds);
  const wanted = and(inArray(orders.orderId, [...orderIds]), visible(scope, orders.orderId));
  const rows = await db.select({ orderId: orders.orderId }).from(orders).where(wanted);
  return new Set(rows.map(({ orderId }) => orderId));
}

interface OrderColumns {
  orderId: SQLWrapper;
  enteredBy: SQLWrapper;
  customerId: SQLWrapper;
}

const orderColumns: OrderColumns = {
  orderId: orders.orderId,
  enteredBy: orders.enteredBy,
  customerId: orders.customerId,
};

function anyOf(alternatives: readonly ReadAlternative[], columns: OrderColumns): SQL {
  const conditions = alternatives.map((alternative) => conditionOf(alternative, columns));
  return sql`(${or(...conditions) ?? sql`false`})`;
}

function conditionOf(alternative: ReadAlternative, { orderId, enteredBy, customerId }: OrderColumns): SQL {
  const all = and(
    whenGiven(alternative.orderId, (given) => sql`${orderId} = ${given}`),
    whenGiven(alternative.customerId, (given) => sql`${customerId} = ${given}`),
    whenGiven(alternative.enteredBy, (given) => sql`${enteredBy} = ${given}`),
    whenGiven(alternative.regions, (given) => ofCustomer(customerId, isAnyOf(sql`region`, given))),
    whenGiven(alternative.salespersonId, (given) => ofCustomer(customerId, sql`salesperson_id = ${given}`)),
    whenGiven(alternative.ownerId, (given) => isOwnedBy(orderId, given)),
    whenGiven(alternative.assignedTo, (given) => probe('clocks', orderId, sql`assigned_to = ${given}`)),
    whenGiven(alternative.departments, (given) => isWorkOf(orderId, given)),
  );
  return all ?? sql`true`;
}

function ofCustomer(customerId: SQLWrapper, condition: SQL): SQL {
  return sql`${customerId} in (select customer_id from dueline.customers where ${condition})`;
}

/** By an index of the few orders that were assigned, so that no other order's state is opened. */
function isOwnedBy(orderId: SQLWrapper, personId: string): SQL {
  return sql`${orderId} in (select order_id from dueline.orders where state ->> 'ownerId' = ${personId})`;
}

/** Cheapest first: where the order has been, its clocks, its open tasks, and who was asked by name. */
function isWorkOf(orderId: SQLWrapper, departments: readonly Department[]): SQL {
  const stages = [...new Set(departments.flatMap(workStages))];
  const commands = isAnyOf(sql`command`, askedByName);
  const named = sql.join(
    departments.map((department) => sql`${department}::text`),
    sql`, `,
  );
  const asked = sql`jsonb_path_exists(entry, '$.events[*] ? (@.department == $names[*] || @.review.department == $names[*])',
    jsonb_build_object('names', jsonb_build_array(${named})))`;
  return sql`(${probe('stage_visits', orderId, isAnyOf(sql`stage`, stages))}
    or ${probe('clocks', orderId, isAnyOf(sql`owner`, departments))}
    or ${probe('tasks', orderId, isAnyOf(sql`department`, departments))}
    or ${probe('journal', orderId, sql`${commands} and ${asked}`)})`;
}

type PartTable = 'clocks' | 'journal' | 'stage_visits' | 'tasks';

function probe(table: PartTable, orderId: SQLWrapper, condition: SQL): SQL {
  const name = sql.identifier(table);
  return sql`exists (select from dueline.${name} as part where part.order_id = ${orderId} and ${condition} offset 0)`;
}

function isAnyOf(column: SQL, values: readonly string[]): SQL {
  return values.length === 0 ? sql`false` : sql`${column} in ${[...values]}`;
}
