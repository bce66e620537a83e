import type { Instant } from '../instant.ts';
import { formatInstant } from '../working-time/instant-text.ts';
import { zoneOffsets } from '../working-time/zone-offsets.ts';

/**
 * The period of appraisal that holds a month (`2026-10`), from its first midnight in the zone up to the next period's:
 * the month itself, or its quarter of the year where `kpi.period` says QUARTERLY (OVERDUE-12).
 */
export function appraisalPeriod(
  month: string,
  length: string,
  zone: string,
): { from: Instant; until: Instant } {
  const [year = 0, place = 1] = month.split('-').map(Number);
  const months = length === 'QUARTERLY' ? 3 : 1;
  const first = Math.floor((place - 1) / months) * months;
  const offsets = zoneOffsets(zone);
  const startOf = (after: number): Instant => {
    const ms = offsets.instantOf(Date.UTC(year, first + after, 1));
    return formatInstant(ms, offsets.offsetAt(ms));
  };
  return { from: startOf(0), until: startOf(months) };
}

/** The month of an instant in a zone. */
export function monthIn(zone: string, instant: Instant): string {
  const ms = Date.parse(instant);
  return new Date(ms + zoneOffsets(zone).offsetAt(ms)).toISOString().slice(0, 7);
}
