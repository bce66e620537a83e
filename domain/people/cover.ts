import { epochMs, type Instant } from '../instant.ts';

/** True when the pieces of time together leave nothing of a time free. */
export function isCovered(
  time: { from: Instant; until: Instant },
  pieces: readonly { from: Instant; until: Instant }[],
): boolean {
  let free = epochMs(time.from);
  for (const piece of pieces.toSorted((a, b) => epochMs(a.from) - epochMs(b.from))) {
    if (epochMs(piece.from) > free) break;
    free = Math.max(free, epochMs(piece.until));
  }
  return free >= epochMs(time.until);
}
