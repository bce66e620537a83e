import { dayMs } from './civil-date.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** The offsets of one IANA zone from UTC over time, in milliseconds. */
export interface ZoneOffsets {
  readonly zone: string;
  /** Milliseconds to add to an instant to get its local time. */
  offsetAt(ms: number): number;
  /**
   * The instant of a local time (given as if it were UTC). A local time that occurs twice is its first
   * occurrence; one that daylight saving skips is the next instant that exists.
   */
  instantOf(localMs: number): number;
}

/** Offset regimes in force one after the other. */
interface Regimes {
  /** First instant of each regime. */
  readonly from: number[];
  /** First local time that is read in this regime rather than in the one before. */
  readonly localFrom: number[];
  readonly offset: number[];
}

const sampleMs = 7 * dayMs;
const decadeMs = 3_653 * dayMs;
/** Local times differ from UTC by less than a day, so what is asked at the edge of a decade is in its table. */
const marginMs = 2 * dayMs;
const known = new Map<string, ZoneOffsets>();

/** True when the machine knows the IANA zone. A fixed offset such as `+08:00` is not a zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The offsets of a zone, read from the machine's time-zone data once. Throws a `WorkingTimeError` if unknown. */
export function zoneOffsets(zone: string): ZoneOffsets {
  const before = known.get(zone);
  if (before) return before;
  if (!isZone(zone))
    throw new WorkingTimeError('zone-unknown', `${JSON.stringify(zone)} is not a time zone`, zone);
  const offsets = build(zone);
  known.set(zone, offsets);
  return offsets;
}

/** Reading a decade costs about 550 calls of Intl, so it is done when the decade is first asked for. */
function build(zone: string): ZoneOffsets {
  const read = offsetReader(zone);
  const decades = new Map<number, Regimes>();
  const regimesAround = (ms: number): Regimes => {
    const decade = Math.floor(ms / decadeMs);
    let found = decades.get(decade);
    if (!found) {
      found = readRegimes(read, decade * decadeMs - marginMs, (decade + 1) * decadeMs + marginMs);
      decades.set(decade, found);
    }
    return found;
  };
  return {
    zone,
    offsetAt(ms) {
      const regimes = regimesAround(ms);
      return regimes.offset[lastAtOrBefore(regimes.from, ms)] ?? 0;
    },
    instantOf(localMs) {
      const regimes = regimesAround(localMs);
      const index = lastAtOrBefore(regimes.localFrom, localMs);
      return Math.max(regimes.from[index] ?? 0, localMs - (regimes.offset[index] ?? 0));
    },
  };
}

/** Sample the zone every week and close in on each change by halving. */
function readRegimes(read: (ms: number) => number, from: number, to: number): Regimes {
  let offset = read(from);
  const found: Regimes = {
    from: [Number.NEGATIVE_INFINITY],
    localFrom: [Number.NEGATIVE_INFINITY],
    offset: [offset],
  };
  for (let low = from; low < to; low += sampleMs) {
    const high = low + sampleMs;
    const next = read(high);
    if (next === offset) continue;
    const change = firstChange(read, low, high, offset);
    found.from.push(change);
    found.localFrom.push(change + offset);
    found.offset.push(next);
    offset = next;
  }
  return found;
}

function firstChange(read: (ms: number) => number, low: number, high: number, offset: number): number {
  let same = low;
  let changed = high;
  while (changed - same > 1_000) {
    const middle = same + Math.floor((changed - same) / 2_000) * 1_000;
    if (read(middle) === offset) same = middle;
    else changed = middle;
  }
  return changed;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function offsetReader(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (ms) => {
    const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(ms));
    const seconds = Number(parts?.[2] ?? 0) * 3_600 + Number(parts?.[3] ?? 0) * 60 + Number(parts?.[4] ?? 0);
    return (parts?.[1] === '-' ? -seconds : seconds) * 1_000;
  };
}
