import { type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { clocks } from '../schema/clocks.ts';

/** The due rung was withdrawn on record: the clock counts as late no more (rule 9). */
export const isWaived: SQL = sql`${clocks.rungs} @> '[{"rung": "0", "waived": true}]'::jsonb`;

/** A completed clock was late, and that was not waived. */
export const isLate: SQL = sql`(${clocks.late} and not ${isWaived})`;

/** An open clock is past its due instant; one that stands still is judged by when it came to. */
export function isOverdueAt(now: Instant): SQL {
  return sql`(${reckonedAt(now)} > ${clocks.dueAt} and not ${isWaived})`;
}

/** An open clock is past a pre-warning and not past its due instant. */
export function isAtRiskAt(now: Instant): SQL {
  return sql`(${reckonedAt(now)} <= ${clocks.dueAt} and exists (
    select from jsonb_array_elements(${clocks.rungs}) as rung
    where rung ->> 'rung' ~ '(%$|^-)' and not coalesce((rung ->> 'waived')::boolean, false)
      and (rung ->> 'at')::timestamptz <= ${reckonedAt(now)}))`;
}

function reckonedAt(now: Instant): SQL {
  return sql`coalesce(${clocks.pausedAt}, ${now}::timestamptz)`;
}
