import { type Month, monthsBack, numberOf } from './month.ts';
import { spanOfMonth } from './month-span.ts';
import type { Span } from './span.ts';

/**
 * The period of appraisal that holds a month, from its first midnight in the zone up to the next period's: the month
 * itself, or its quarter of the year where `kpi.period` says QUARTERLY (OVERDUE-12).
 */
export function appraisalPeriod(month: Month, length: string, zone: string): Span {
  const months = length === 'QUARTERLY' ? 3 : 1;
  const first = monthsBack(month, (numberOf(month) - 1) % months);
  const last = monthsBack(first, 1 - months);
  return { from: spanOfMonth(zone, first).from, until: spanOfMonth(zone, last).until };
}
