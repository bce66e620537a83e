import type { Timeline } from './build-timeline.ts';
import type { CompiledCalendar } from './compile-calendar.ts';

/** Index of the first span that ends after an instant, the number of spans when there is none: half-open, so an end is outside. */
export function spanEndingAfter(timeline: Timeline, ms: number): number {
  return firstAbove(timeline.end, ms);
}

/** Index of the last span that starts before an instant, -1 when there is none. */
export function spanStartingBefore(timeline: Timeline, ms: number): number {
  let low = 0;
  let high = timeline.start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline.start[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Working time in ms from the beginning of the timeline to an instant. */
export function workedUntil(timeline: Timeline, ms: number): number {
  const span = spanEndingAfter(timeline, ms);
  return (timeline.before[span] ?? 0) + Math.max(0, ms - (timeline.start[span] ?? ms));
}

/**
 * The first instant at which an amount of working time (ms, above 0) counted from the beginning of the timeline is
 * used up: at the end of a frame, not at the start of the next. Undefined when the timeline is too short.
 */
export function instantWorked(timeline: Timeline, amount: number): number | undefined {
  const next = firstAtOrAbove(timeline.before, amount);
  if (next === timeline.before.length) return undefined;
  const span = next - 1;
  return (timeline.start[span] ?? 0) + amount - (timeline.before[span] ?? 0);
}

/** The last instant at which an amount of working time has been worked: at the start of a frame, not the end before it. */
export function lastInstantWorked(timeline: Timeline, amount: number): number | undefined {
  if (amount < 0) return undefined;
  const span = firstAbove(timeline.before, amount) - 1;
  return (timeline.start[span] ?? 0) + amount - (timeline.before[span] ?? 0);
}

/** The instant itself inside working time, else the next start of a frame. */
export function nextWorkingMs(compiled: CompiledCalendar, ms: number): number {
  let timeline = compiled.around(ms);
  let span = spanEndingAfter(timeline, ms);
  while (span === timeline.end.length) {
    timeline = compiled.later(timeline);
    span = spanEndingAfter(timeline, ms);
  }
  return Math.max(ms, timeline.start[span] ?? ms);
}

/** The instant itself inside working time or at the end of a frame, else the end of the frame before it. */
export function previousWorkingMs(compiled: CompiledCalendar, ms: number): number {
  let timeline = compiled.around(ms);
  let span = spanStartingBefore(timeline, ms);
  while (span < 0) {
    timeline = compiled.earlier(timeline);
    span = spanStartingBefore(timeline, ms);
  }
  return Math.min(ms, timeline.end[span] ?? ms);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAtOrAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}
