import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { targetKinds } from '../../domain/order/clock.ts';
import { isFinal, orderStages, type Stage } from '../../domain/order/stage-names.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { lots } from '../schema/lots.ts';
import { orders } from '../schema/orders.ts';
import { isAtRiskAt, isOverdueAt } from './clock-conditions.ts';
import { whenGiven } from './conditions.ts';
import { type OrderFilter, orderFactConditions } from './order-filter.ts';

/** An order, or one of its lots, where it stands; with the figures of its column. */
export interface BoardCardRow {
  stage: Stage;
  orderId: string;
  /** Null for the card of an order. */
  lotId: string | null;
  orderNumber: string;
  customerName: string | null;
  version: number;
  /** Null for the card of an order: it is of all its lines. */
  lines: typeof lots.$inferSelect.lines | null;
  /** Cards in the column, and how many of them are past due, or past a pre-warning and not past due. */
  count: number;
  overdue: number;
  approaching: number;
}

/**
 * The cards of the board, of each column the first that are due. While lots are under way they stand for their
 * order, each in its own stage; before and after that the order stands for itself, and never both. Orders at their
 * end stand on the board only where the filter names their stage.
 */
export async function readBoard(
  database: Database,
  filter: OrderFilter,
  rights: SQL | undefined,
  now: Instant,
  cardsPerColumn: number,
): Promise<BoardCardRow[]> {
  const facts = and(...orderFactConditions(database, filter), rights);
  return await database.db.execute<BoardCardRow & Record<string, unknown>>(sql`
    with cards as (
      ${orderCards(filter, facts)} union all ${lotCards(filter, facts)}
    ), standing as materialized (${standingOfCards(now)}
    ), judged as (
      select cards.*, coalesce(standing.overdue, false) as overdue,
        coalesce(standing.approaching and not standing.overdue, false) as approaching
      from cards left join standing
        on standing.order_id = cards.order_id and standing.lot = coalesce(cards.lot_id, '')
      where ${cardConditions(filter)}
    ), placed as (
      select judged.*,
        row_number() over (partition by stage order by due_at nulls last, order_id, lot_id) as place,
        count(*) over column_of as count,
        count(*) filter (where overdue) over column_of as overdue_count,
        count(*) filter (where approaching) over column_of as approaching_count
      from judged window column_of as (partition by stage)
    )
    select stage, order_id as "orderId", lot_id as "lotId", order_number as "orderNumber",
      customer_name as "customerName", version, lines, count::int as count,
      overdue_count::int as overdue, approaching_count::int as approaching
    from placed where place <= ${cardsPerColumn} order by stage, place`);
}

/** Its own stage; an order that is being cancelled stands for itself, though lots of it were under way. */
const standsAs = sql<Stage>`case when ${orders.stage} = 'CANCEL_REQUESTED' then ${orders.stage} else ${orders.ownStage} end`;

const card = sql`${orders.orderId}, ${orders.orderNumber}, ${orders.customerName}, ${orders.version}`;

function orderCards({ stage }: OrderFilter, facts: SQL | undefined): SQL {
  const shown = orderStages.filter((each) =>
    stage === undefined ? !isFinal(each) && each !== 'IN_FULFILMENT' : stage.includes(each),
  );
  return sql`select ${card}, null::text as lot_id, ${orders.stage}, ${orders.department}, ${orders.dueAt},
    null::jsonb as lines from ${orders} where ${and(inArray(standsAs, shown), facts)}`;
}

function lotCards({ stage }: OrderFilter, facts: SQL | undefined): SQL {
  const shown = whenGiven(stage, (given) => inArray(sql`${lots.stage}`, [...given]));
  return sql`select ${card}, ${lots.lotId}, ${lots.stage}, ${lots.department}, ${lots.dueAt}, ${lots.lines}
    from ${orders} join ${lots} on ${eq(lots.orderId, orders.orderId)}
    where ${and(eq(standsAs, 'IN_FULFILMENT'), shown, facts)}`;
}

/**
 * A card is judged by its own clocks: a lot's by the lot's, an order's by those of no lot. All open clocks at once,
 * for a board is of what is open; looking them up card by card would read the stopped ones of every order, too.
 */
function standingOfCards(now: Instant): SQL {
  return sql`select ${clocks.orderId}, coalesce(${clocks.lotId}, '') as lot, bool_or(${isOverdueAt(now)}) as overdue,
      bool_or(${isNull(clocks.pausedAt)} and ${isAtRiskAt(now)}) as approaching
    from ${clocks}
    where ${and(isNull(clocks.stoppedAt), notInArray(clocks.kind, [...targetKinds]))}
    group by ${clocks.orderId}, coalesce(${clocks.lotId}, '')`;
}

function cardConditions({ department, overdue, dueFrom, dueBefore }: OrderFilter): SQL {
  const late = sql`coalesce(standing.overdue, false)`;
  const wanted = and(
    whenGiven(department, (given) => sql`cards.department = ${given}`),
    whenGiven(overdue, (given) => (given ? late : sql`not ${late}`)),
    whenGiven(dueFrom, (given) => sql`cards.due_at >= ${given}::timestamptz`),
    whenGiven(dueBefore, (given) => sql`cards.due_at < ${given}::timestamptz`),
  );
  return wanted ?? sql`true`;
}
