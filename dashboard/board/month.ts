/** A month as `2026-03`, and the days that a grid of weeks shows of it. Dates are civil: no zone is involved. */
const dayMs = 86_400_000;

const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const startOf = (month: string) => Date.parse(`${month}-01T00:00:00Z`);

export function isMonth(given: string | undefined): given is string {
  return given !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(given);
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, place = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, place - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Every day of the weeks that the month touches, from a Monday to a Sunday. */
export function gridDays(month: string): string[] {
  const first = startOf(month);
  const last = startOf(monthAfter(month, 1)) - dayMs;
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const sunday = last + ((7 - new Date(last).getUTCDay()) % 7) * dayMs;
  return Array.from({ length: Math.round((sunday - monday) / dayMs) + 1 }, (_, day) =>
    text(monday + day * dayMs),
  );
}

export function dayAfter(day: string, days: number): string {
  return text(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}
