/**
 * A share as a percentage with two places, cut and never rounded up: 1,999 of 2,000 are `99.95`, and nothing but the
 * whole is `100.00`. Null of nothing.
 */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((part * 10_000) / whole);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** The median of whole numbers, the lower of the two in the middle; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
