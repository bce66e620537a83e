import { monthsBack } from '../../domain/figures/month.ts';

/** The days that a grid of weeks shows of a month. Dates are civil: no zone is involved. */
const dayMs = 86_400_000;

const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const startOf = (month: string) => Date.parse(`${month}-01T00:00:00Z`);

/** Every day of the weeks that the month touches, from a Monday to a Sunday. */
export function gridDays(month: string): string[] {
  const first = startOf(month);
  const last = startOf(monthsBack(month, -1)) - dayMs;
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const sunday = last + ((7 - new Date(last).getUTCDay()) % 7) * dayMs;
  return Array.from({ length: Math.round((sunday - monday) / dayMs) + 1 }, (_, day) =>
    text(monday + day * dayMs),
  );
}

export function dayAfter(day: string, days: number): string {
  return text(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}
