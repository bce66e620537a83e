import { asc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../connect.ts';
import { clockPauses } from '../schema/clock-pauses.ts';
import { escalations } from '../schema/escalations.ts';
import type { ClockRow } from './list-clocks.ts';

export type ClockPauseRow = typeof clockPauses.$inferSelect;
export type ClockEscalationRow = typeof escalations.$inferSelect;

/** What happened to a clock: its pauses and the rungs that it reached, oldest first. */
export interface ClockDetails {
  pauses: ClockPauseRow[];
  escalations: ClockEscalationRow[];
}

/** The details of some clocks, in their order. */
export async function readClockDetails({ db }: Database, rows: readonly ClockRow[]): Promise<ClockDetails[]> {
  if (rows.length === 0) return [];
  const [pauses, reached] = await Promise.all([
    db.select().from(clockPauses).where(ofClocks(clockPauses, rows)).orderBy(asc(clockPauses.pausedAt)),
    db.select().from(escalations).where(ofClocks(escalations, rows)).orderBy(asc(escalations.reachedAt)),
  ]);
  return rows.map(({ orderId, clockId }) => {
    const isOf = (each: { orderId: string; clockId: string }) =>
      each.orderId === orderId && each.clockId === clockId;
    return { pauses: pauses.filter(isOf), escalations: reached.filter(isOf) };
  });
}

function ofClocks(table: { orderId: PgColumn; clockId: PgColumn }, rows: readonly ClockRow[]): SQL {
  const pairs = rows.map(({ orderId, clockId }) => sql`(${orderId}, ${clockId})`);
  return sql`(${table.orderId}, ${table.clockId}) in (${sql.join(pairs, sql`, `)})`;
}
