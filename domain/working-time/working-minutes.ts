import type { Calendar } from './calendar.ts';
import { minuteMs } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { workedAfter } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { parseShare } from './ladder.ts';
import { nextWorkingMs, workedUntil } from './timeline.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** The instant at which whole working minutes from `from` are used up. Throws a `WorkingTimeError` for a part of a minute. */
export function addWorkingMinutes(calendar: Calendar, from: string, minutes: number): string {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new WorkingTimeError(
      'budget-malformed',
      `${minutes} is not a whole number of minutes`,
      String(minutes),
    );
  }
  const compiled = compileCalendar(calendar);
  const at = workedAfter(compiled, parseInstant(from), minutes * minuteMs);
  return formatInstant(at, compiled.zone.offsetAt(at));
}

/** Whole working minutes from `a` to `b`; 0 when `b` is not after `a`. */
export function workingMinutesBetween(calendar: Calendar, a: string, b: string): number {
  return Math.floor(workingMsBetween(compileCalendar(calendar), parseInstant(a), parseInstant(b)) / minuteMs);
}

/** Working time in ms between two instants; 0 when the second is not after the first. */
export function workingMsBetween(compiled: CompiledCalendar, a: number, b: number): number {
  if (b <= a) return 0;
  compiled.around(a);
  const timeline = compiled.around(b);
  return workedUntil(timeline, b) - workedUntil(timeline, a);
}

/** The instant at which a share (`80%`) of the whole working minutes between start and due is used up (ruling 9). */
export function shareOf(calendar: Calendar, start: string, due: string, share: string): string {
  const compiled = compileCalendar(calendar);
  const at = shareMs(compiled, parseInstant(start), parseInstant(due), parseShare(share));
  return formatInstant(at, compiled.zone.offsetAt(at));
}

/** `shareOf` in epoch ms, the share in percent. Integers only: a rounded share would be late by a minute (rule 4). */
export function shareMs(compiled: CompiledCalendar, start: number, due: number, percent: number): number {
  const minutes = Math.floor(workingMsBetween(compiled, start, due) / minuteMs);
  return workedAfter(compiled, start, Math.floor((minutes * percent) / 100) * minuteMs);
}

/** An instant in the calendar's zone, ISO 8601 with offset. */
export function formatLocal(calendar: Calendar, instant: string): string {
  const ms = parseInstant(instant);
  return formatInstant(ms, compileCalendar(calendar).zone.offsetAt(ms));
}

/** True inside a frame; a frame includes its start and not its end. */
export function isWorkingInstant(calendar: Calendar, instant: string): boolean {
  const ms = parseInstant(instant);
  return nextWorkingMs(compileCalendar(calendar), ms) === ms;
}

/** The instant itself inside working time, else the next start of a frame. */
export function nextWorkingInstant(calendar: Calendar, instant: string): string {
  const compiled = compileCalendar(calendar);
  const ms = nextWorkingMs(compiled, parseInstant(instant));
  return formatInstant(ms, compiled.zone.offsetAt(ms));
}
