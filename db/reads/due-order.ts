import { and, asc, desc, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { rowIs } from './conditions.ts';
import { isInstantText } from './instant-text.ts';
import { decodeCursor } from './page.ts';

/** A list ordered by a column, soonest due first unless it says otherwise; what has none last, then by its ids. */
export interface DueOrder {
  due: PgColumn;
  ids: readonly PgColumn[];
  /** Ascending unless given. */
  direction?: 'asc' | 'desc';
}

/** Where in the list to go on: after this due instant and these ids. */
export interface DuePlace {
  due: string | null;
  ids: readonly string[];
}

/** The place that a cursor names, or undefined for text that is none of ours. */
export function duePlace(
  cursor: string,
  ids: number,
  isKey: (text: string) => boolean = isInstantText,
): DuePlace | undefined {
  const parts = decodeCursor(cursor, ids + 1);
  if (parts === undefined) return undefined;
  const [due, ...rest] = parts;
  if (due !== null && !(typeof due === 'string' && isKey(due))) return undefined;
  return rest.every((part) => typeof part === 'string') ? { due: due ?? null, ids: rest } : undefined;
}

/**
 * Rows after a place, in order. Two index scans rather than one condition with `or` at its top: what has a due
 * instant, and only when that does not fill the page, what has none.
 */
export async function inDueOrder<Row>(
  order: DueOrder,
  place: DuePlace | undefined,
  limit: number,
  rows: (where: SQL | undefined, orderBy: SQL[], limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  const isRising = order.direction !== 'desc';
  const along = isRising ? asc : desc;
  const beyond = isRising ? 'after' : 'before';
  const ids = order.ids.map((column) => along(column));
  const due =
    place === undefined || place.due !== null
      ? await rows(
          and(
            isNotNull(order.due),
            place && rowIs(beyond, [order.due, ...order.ids], [place.due ?? '', ...place.ids]),
          ),
          [along(order.due), ...ids],
          limit,
        )
      : [];
  if (due.length >= limit) return due;
  const afterIds =
    place !== undefined && place.due === null ? rowIs(beyond, order.ids, place.ids) : undefined;
  return [...due, ...(await rows(and(isNull(order.due), afterIds), ids, limit - due.length))];
}
