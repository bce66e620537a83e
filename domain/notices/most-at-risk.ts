/** A clock that is late, in working minutes, and what its order is worth. */
export interface LateClock {
  orderId: string;
  clockId: string;
  /** The order's total, a decimal. */
  total: string;
  lateMinutes: number;
}

/** One clock for each order, its latest; orders with most at risk, value times lateness, first (ruling 7). */
export function mostAtRisk<Late extends LateClock>(clocks: readonly Late[]): Late[] {
  const worst = new Map<string, Late>();
  for (const clock of clocks) {
    const known = worst.get(clock.orderId);
    if (known === undefined || clock.lateMinutes > known.lateMinutes) worst.set(clock.orderId, clock);
  }
  return [...worst.values()].sort((a, b) => riskOf(b) - riskOf(a) || (a.orderId < b.orderId ? -1 : 1));
}

/** Only an order among others: a rounded product of large sums does no harm. */
function riskOf({ total, lateMinutes }: LateClock): number {
  return Number(total) * lateMinutes;
}
