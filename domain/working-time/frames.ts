import type { Frame } from './calendar.ts';
import { dayMs, minuteMs } from './civil-date.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** A frame in milliseconds from local midnight of its date; the end passes 24 hours when it crosses midnight. */
export interface FrameSpan {
  readonly from: number;
  readonly to: number;
}

/** Read a frame. An end at or before its start lies on the next date. Throws a `WorkingTimeError` if malformed. */
export function frameSpan(frame: Frame): FrameSpan {
  const from = timeOfDay(frame.start);
  const to = timeOfDay(frame.end);
  return { from, to: to <= from ? to + dayMs : to };
}

function timeOfDay(text: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!parts) {
    throw new WorkingTimeError(
      'frame-malformed',
      `${JSON.stringify(text)} is not a time of day: write HH:mm, from 00:00 to 23:59`,
      text,
    );
  }
  return (Number(parts[1]) * 60 + Number(parts[2])) * minuteMs;
}
