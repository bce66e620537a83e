import type { Instant } from '../../domain/instant.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';

const digits = 6;

/** `SO-2026-000123`: the year of the receipt in the company's zone, and a running number (INTAKE-08). */
export function orderNumber(calendar: Calendar, receivedAt: Instant, running: number): string {
  return `SO-${formatLocal(calendar, receivedAt).slice(0, 4)}-${String(running).padStart(digits, '0')}`;
}
