import { and, desc, inArray, isNotNull } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Project } from '../../domain/order/project.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { orderSearch } from '../schema/order-search.ts';
import { orders } from '../schema/orders.ts';
import { matchesSearch } from '../search/matches-search.ts';
import { rowIs, whenGiven } from './conditions.ts';
import { isInstantText } from './instant-text.ts';
import { decodeCursor, type Page, pageOf } from './page.ts';

/** One entry of the register of projects: the order, and what is known of its project. */
export interface ProjectRow {
  orderId: string;
  orderNumber: string;
  stage: Stage;
  customerName: string | null;
  receivedAt: Instant;
  project: Project;
}

export interface ProjectFilter {
  stage?: readonly Stage[];
  /** Found literally in number, customer, products and project, whatever the case. */
  q?: string;
}

/** The place that a cursor of the register names, or undefined for text that is none of ours. */
export function projectPlace(cursor: string): string[] | undefined {
  const [at, orderId] = decodeCursor(cursor, 2) ?? [];
  if (typeof at !== 'string' || typeof orderId !== 'string') return undefined;
  return isInstantText(at) ? [at, orderId] : undefined;
}

/** The register of projects of the scope, the latest first (INTAKE-28). */
export async function listProjects(
  { db }: Database,
  scope: ReadScope,
  filter: ProjectFilter,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<ProjectRow>> {
  const { orderId, orderNumber, stage, customerName, receivedAt, project } = orders;
  const rows = await db
    .select({ orderId, orderNumber, stage, customerName, receivedAt, project })
    .from(orders)
    .where(
      and(
        isNotNull(project),
        whenGiven(filter.stage, (given) => inArray(stage, [...given])),
        whenGiven(filter.q, (given) =>
          inArray(
            orderId,
            db.select({ orderId: orderSearch.orderId }).from(orderSearch).where(matchesSearch(given)),
          ),
        ),
        place && rowIs('before', [receivedAt, orderId], place),
        visible(scope, orderId),
      ),
    )
    .orderBy(desc(receivedAt), desc(orderId))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.receivedAt, row.orderId]);
  return { ...page, items: page.items.map((row) => ({ ...row, project: row.project ?? {} })) };
}
