import { type CivilDay, civilDay, dayMs } from './civil-date.ts';
import type { DayRule } from './day-rules.ts';
import { type FrameSpan, frameSpan } from './frames.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/**
 * All working time of some whole years, in ascending order: span i runs from `start[i]` up to `end[i]` (epoch ms)
 * and belongs to the working day `dayOf[i]`, an index into `days`. `before[i]` is the working time in ms ahead of
 * span i. The spans of working day k are `firstSpan[k]` up to `firstSpan[k + 1]`.
 */
export interface Timeline {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly before: Float64Array;
  readonly dayOf: Int32Array;
  readonly days: Int32Array;
  readonly firstSpan: Int32Array;
}

/** Work out every frame from the first day of one year to the last day of another. */
export function buildTimeline(
  zone: ZoneOffsets,
  ruleOf: (day: CivilDay) => DayRule,
  from: number,
  to: number,
): Timeline {
  const start: number[] = [];
  const end: number[] = [];
  const before: number[] = [0];
  const dayOf: number[] = [];
  const days: number[] = [];
  const firstSpan: number[] = [];
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  const lastDay = civilDay(to + 1, 1, 1);
  for (let day = civilDay(from, 1, 1); day < lastDay; day++) {
    const first = start.length;
    for (const frame of sortedSpans(ruleOf(day))) {
      // No minute counts twice: a shift that runs into the next date's frames keeps the shared time.
      const opens = Math.max(reached, zone.instantOf(day * dayMs + frame.from));
      const closes = zone.instantOf(day * dayMs + frame.to);
      if (closes <= opens) continue;
      start.push(opens);
      end.push(closes);
      total += closes - opens;
      before.push(total);
      dayOf.push(days.length);
      reached = closes;
    }
    if (start.length > first) {
      days.push(day);
      firstSpan.push(first);
    }
  }
  firstSpan.push(start.length);
  return {
    firstYear: from,
    lastYear: to,
    start: Float64Array.from(start),
    end: Float64Array.from(end),
    before: Float64Array.from(before),
    dayOf: Int32Array.from(dayOf),
    days: Int32Array.from(days),
    firstSpan: Int32Array.from(firstSpan),
  };
}

const spansOfRule = new WeakMap<readonly unknown[], FrameSpan[]>();

function sortedSpans(rule: DayRule): FrameSpan[] {
  let spans = spansOfRule.get(rule.frames);
  if (!spans) {
    spans = rule.frames.map(frameSpan).sort((a, b) => a.from - b.from);
    spansOfRule.set(rule.frames, spans);
  }
  return spans;
}
