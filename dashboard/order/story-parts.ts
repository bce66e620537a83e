import { instantMs } from '../time/zoned.ts';
import type { Course, StoryItem } from './use-order-parts.ts';

/** What stands in the timeline: an entry, past rounds folded together, or time outside working hours. */
export type StoryPart =
  | { part: 'ENTRY'; item: StoryItem }
  | { part: 'PAST'; key: string; items: StoryItem[] }
  | { part: 'RESTING'; key: string; minutes: number };

/** Less than this of resting time between two entries is not worth a word. */
const worthMinutes = 60;

/** The story from the newest to the oldest entry, with what lies between them. */
export function storyParts(items: readonly StoryItem[], resting: Course['restingTime']): StoryPart[] {
  const rounds = lastRounds(items);
  const parts: StoryPart[] = [];
  let newer: StoryItem | undefined;
  for (const item of items.toReversed()) {
    const minutes = newer === undefined ? 0 : restingBetween(item.at, newer.at, resting);
    const last = parts.at(-1);
    const isPast = item.cycle < (rounds.get(placeOf(item)) ?? 1);
    if (isPast && last?.part === 'PAST' && placeOf(last.items[0] ?? item) === placeOf(item)) {
      last.items.push(item);
    } else {
      if (minutes >= worthMinutes) parts.push({ part: 'RESTING', key: `resting-${item.version}`, minutes });
      const past: StoryPart = { part: 'PAST', key: `past-${item.version}`, items: [item] };
      parts.push(isPast ? past : { part: 'ENTRY', item });
    }
    newer = item;
  }
  return parts;
}

function placeOf({ stage, lotId }: StoryItem): string {
  return `${lotId ?? ''} ${stage}`;
}

/** The last round of every stage, of the order and of each lot. */
function lastRounds(items: readonly StoryItem[]): Map<string, number> {
  const rounds = new Map<string, number>();
  for (const item of items) {
    rounds.set(placeOf(item), Math.max(item.cycle, rounds.get(placeOf(item)) ?? 1));
  }
  return rounds;
}

/** Minutes outside working hours between two instants. */
function restingBetween(from: string, until: string, resting: Course['restingTime']): number {
  const begin = instantMs(from);
  const end = instantMs(until);
  const ms = resting.reduce((sum, rest) => {
    const overlap = Math.min(end, instantMs(rest.until)) - Math.max(begin, instantMs(rest.from));
    return sum + Math.max(0, overlap);
  }, 0);
  return Math.round(ms / 60_000);
}
