import { civilDay, dayMs, firstYear, formatCivilDate, lastYear, minuteMs } from './civil-date.ts';
import { WorkingTimeError } from './working-time-error.ts';

const earliest = civilDay(firstYear, 1, 2) * dayMs;
const latest = civilDay(lastYear, 12, 31) * dayMs;

/**
 * Epoch milliseconds of an ISO 8601 instant, such as `2025-10-09T10:00:00+08:00`. A text without an offset is
 * refused rather than read in the zone of the machine; digits below a millisecond are dropped. Throws a
 * `WorkingTimeError`.
 */
export function parseInstant(text: string): number {
  // Read by position and not by a pattern: this is most of the cost of a due instant.
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const date = civilDay(year, month, day);
  const separated =
    text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && hour < 24 && minute < 60;
  if (!separated || !(day >= 1 && day <= monthLength(year, month))) return refuse(text);
  const hasSeconds = text[16] === ':';
  const seconds = hasSeconds ? digits(text, 17, 2) : 0;
  if (!(seconds < 60)) return refuse(text);
  const fractionAt = hasSeconds ? 19 : 16;
  const hasFraction = hasSeconds && text[fractionAt] === '.';
  const offsetAt = hasFraction ? endOfDigits(text, fractionAt + 1) : fractionAt;
  const ms = hasFraction ? milliseconds(text, fractionAt + 1, offsetAt) : 0;
  const local = date * dayMs + (hour * 60 + minute) * minuteMs + seconds * 1_000 + ms;
  return within(text, local - offsetOf(text, offsetAt));
}

/** ISO 8601 with the given offset from UTC; milliseconds only when there are any. */
export function formatInstant(ms: number, offsetMs: number): string {
  within(String(ms), ms);
  // Offsets had seconds until 1972; the text has none, and must still be the same instant.
  const offset = Math.trunc(offsetMs / minuteMs) * minuteMs;
  const local = ms + offset;
  const day = Math.floor(local / dayMs);
  const inDay = local - day * dayMs;
  const minutes = Math.floor(inDay / minuteMs);
  const inMinute = inDay - minutes * minuteMs;
  return dateText(day) + timeOfMinute[minutes] + secondsText(inMinute) + offsetText(offset);
}

/** The digits from a position, NaN unless every one is a digit. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (digits(text, at, 1) >= 0) at += 1;
  return at;
}

/** One to nine digits of a second; NaN for none or more. */
function milliseconds(text: string, from: number, to: number): number {
  if (to === from || to > from + 9) return Number.NaN;
  return Number(
    text
      .slice(from, from + 3)
      .slice(0, to - from)
      .padEnd(3, '0'),
  );
}

/** Milliseconds of `Z` or `+08:00` from a position to the end of the text; NaN for anything else. */
function offsetOf(text: string, at: number): number {
  const sign = text[at];
  if (sign === 'Z' && text.length === at + 1) return 0;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if ((sign !== '+' && sign !== '-') || text[at + 3] !== ':' || text.length !== at + 6) return Number.NaN;
  if (hours > 18 || minutes > 59) return Number.NaN;
  return (hours * 60 + minutes) * (sign === '-' ? -minuteMs : minuteMs);
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 0 for a month that does not exist. */
function monthLength(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthLengths[month - 1] ?? 0;
}

const two = (n: number): string => String(n).padStart(2, '0');
const timeOfMinute = Array.from({ length: 1_440 }, (_, n) => `T${two(Math.floor(n / 60))}:${two(n % 60)}:`);
const wholeSeconds = Array.from({ length: 60 }, (_, n) => two(n));

function secondsText(inMinute: number): string {
  const seconds = Math.floor(inMinute / 1_000);
  const fraction = inMinute - seconds * 1_000;
  return `${wholeSeconds[seconds]}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}`;
}

/** Texts once written; the years that are accepted bound their number. */
const dateTexts = new Map<number, string>();
const offsetTexts = new Map<number, string>();

function dateText(day: number): string {
  let text = dateTexts.get(day);
  if (text === undefined) {
    text = formatCivilDate(day);
    dateTexts.set(day, text);
  }
  return text;
}

function offsetText(offsetMs: number): string {
  let text = offsetTexts.get(offsetMs);
  if (text === undefined) {
    const minutes = Math.abs(offsetMs) / minuteMs;
    text = `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    offsetTexts.set(offsetMs, text);
  }
  return text;
}

/** Refuses what cannot be read, too: no comparison holds for NaN. */
function within(text: string, ms: number): number {
  if (ms >= earliest && ms < latest) return ms;
  if (Number.isNaN(ms)) return refuse(text);
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
