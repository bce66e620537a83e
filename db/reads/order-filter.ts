import {
  and,
  arrayContains,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { CivilDate, Instant } from '../../domain/instant.ts';
import { type ChannelGroup, channelsOf } from '../../domain/order/channel-groups.ts';
import type { Channel, OrderKind } from '../../domain/order/details.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { customers } from '../schema/customers.ts';
import { orderLines } from '../schema/order-lines.ts';
import { orderSearch } from '../schema/order-search.ts';
import { orders } from '../schema/orders.ts';
import { matchesSearch } from '../search/matches-search.ts';
import { whenGiven } from './conditions.ts';

/** What narrows orders by themselves, wherever they stand; every field that is given must hold (INTAKE-10). */
export interface OrderFactsFilter {
  customerId?: string;
  channel?: Channel;
  /** By a channel of this group. */
  channelGroup?: ChannelGroup;
  /** Goods, a service, a purchase or a production order (INTAKE-23). */
  orderKind?: OrderKind;
  enteredBy?: string;
  /** Assigned to this department once it was accepted (INTAKE-22). */
  assignedTo?: Department;
  /** Looks after the customer; where nobody does, entered the order. */
  salespersonId?: string;
  productCode?: string;
  /** Received at or after, and before. */
  receivedFrom?: Instant;
  receivedBefore?: Instant;
  /** Agreed delivery date, both days included. */
  deliveryFrom?: CivilDate;
  deliveryTo?: CivilDate;
  /** What a person typed: found literally in number, customer and product names, whatever the case. */
  q?: string;
}

/** What narrows by where the work stands: of the order, or on the board of the card. */
export interface StandingFilter {
  /** In one of these stages. */
  stage?: readonly Stage[];
  department?: Department;
  overdue?: boolean;
  /** Due at or after, and before. */
  dueFrom?: Instant;
  dueBefore?: Instant;
}

export type OrderFilter = OrderFactsFilter & StandingFilter;

/** Conditions on the table `orders`. */
export function orderConditions(database: Database, filter: OrderFilter): (SQL | undefined)[] {
  return [
    whenGiven(filter.stage, (given) => inArray(orders.stage, [...given])),
    whenGiven(filter.department, (given) => eq(orders.department, given)),
    whenGiven(filter.overdue, (given) => eq(orders.overdue, given)),
    whenGiven(filter.dueFrom, (given) => gte(orders.dueAt, given)),
    whenGiven(filter.dueBefore, (given) => lt(orders.dueAt, given)),
    ...orderFactConditions(database, filter),
  ];
}

/** Likewise, apart from where the work stands. */
export function orderFactConditions({ db }: Database, filter: OrderFactsFilter): (SQL | undefined)[] {
  return [
    whenGiven(filter.customerId, (given) => eq(orders.customerId, given)),
    whenGiven(filter.channel, (given) => eq(orders.channel, given)),
    whenGiven(filter.channelGroup, (given) => inArray(orders.channel, channelsOf(given))),
    whenGiven(
      filter.orderKind,
      (given) => sql`coalesce(${orders.state} #>> '{details,orderKind}', 'PRODUCT') = ${given}`,
    ),
    whenGiven(filter.assignedTo, (given) => arrayContains(orders.assignedDepartments, [given])),
    whenGiven(filter.enteredBy, (given) => eq(orders.enteredBy, given)),
    whenGiven(filter.salespersonId, (given) => isOfSalesperson({ db }, given)),
    whenGiven(filter.productCode, (given) =>
      exists(
        db
          .select({ orderId: orderLines.orderId })
          .from(orderLines)
          .where(and(eq(orderLines.orderId, orders.orderId), eq(orderLines.productCode, given))),
      ),
    ),
    whenGiven(filter.receivedFrom, (given) => gte(orders.receivedAt, given)),
    whenGiven(filter.receivedBefore, (given) => lt(orders.receivedAt, given)),
    whenGiven(filter.deliveryFrom, (given) => gte(orders.deliveryDate, given)),
    whenGiven(filter.deliveryTo, (given) => lte(orders.deliveryDate, given)),
    whenGiven(filter.q, (given) =>
      inArray(
        orders.orderId,
        db.select({ orderId: orderSearch.orderId }).from(orderSearch).where(matchesSearch(given)),
      ),
    ),
  ];
}

/** The order's customer is this person's; or it has nobody, and the person entered the order. */
export function isOfSalesperson({ db }: Pick<Database, 'db'>, personId: string): SQL | undefined {
  const own = db
    .select({ customerId: customers.customerId })
    .from(customers)
    .where(eq(customers.salespersonId, personId));
  const another = db
    .select({ customerId: customers.customerId })
    .from(customers)
    .where(and(eq(customers.customerId, orders.customerId), isNotNull(customers.salespersonId)));
  return or(inArray(orders.customerId, own), and(eq(orders.enteredBy, personId), notExists(another)));
}
