import { civilDay, dayMs, firstYear, lastYear, minuteMs, packedDate } from './civil-date.ts';
import { WorkingTimeError } from './working-time-error.ts';

const shape =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const earliest = civilDay(firstYear, 1, 2) * dayMs;
const latest = civilDay(lastYear, 12, 31) * dayMs;

/**
 * Epoch milliseconds of an ISO 8601 instant. A text without an offset is refused rather than read in the zone of
 * the machine; digits below a millisecond are dropped. Throws a `WorkingTimeError`.
 */
export function parseInstant(text: string): number {
  const parts = shape.exec(text);
  if (!parts) return refuse(text);
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6] ?? 0);
  const offsetHours = Number(parts[9] ?? 0);
  const offsetMinutes = Number(parts[10] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return refuse(text);
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 18 || offsetMinutes > 59) return refuse(text);
  const offset = (offsetHours * 60 + offsetMinutes) * (parts[8] === '-' ? -1 : 1);
  const milliseconds = parts[7] === undefined ? 0 : Number(parts[7].padEnd(3, '0').slice(0, 3));
  return within(
    text,
    civilDay(year, month, day) * dayMs +
      (hour * 60 + minute - offset) * minuteMs +
      second * 1_000 +
      milliseconds,
  );
}

/** ISO 8601 with the given offset from UTC; milliseconds only when there are any. */
export function formatInstant(ms: number, offsetMs: number): string {
  within(String(ms), ms);
  const local = ms + offsetMs;
  const day = Math.floor(local / dayMs);
  const inDay = local - day * dayMs;
  const date = packedDate(day);
  const year = Math.floor(date / 10_000);
  const seconds = Math.floor(inDay / 1_000);
  const fraction = inDay - seconds * 1_000;
  const minutes = Math.floor(seconds / 60);
  return `${year}-${two(Math.floor(date / 100) % 100)}-${two(date % 100)}T${two(Math.floor(minutes / 60))}:${two(
    minutes % 60,
  )}:${two(seconds % 60)}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}${offsetText(offsetMs)}`;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / minuteMs;
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function two(n: number): string {
  return twoDigits[n] ?? String(n);
}

function monthLength(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthLengths[month - 1] ?? 0;
}

function within(text: string, ms: number): number {
  if (ms >= earliest && ms < latest) return ms;
  throw new WorkingTimeError(
    'instant-out-of-range',
    `${JSON.stringify(text)} lies outside the years ${firstYear} to ${lastYear}`,
    text,
  );
}

function refuse(text: string): never {
  throw new WorkingTimeError(
    'instant-malformed',
    `${JSON.stringify(text)} is not an instant: write ISO 8601 with an offset, such as 2025-10-09T10:00:00+08:00`,
    text,
  );
}
