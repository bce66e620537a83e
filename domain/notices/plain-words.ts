import { epochMs, type Instant } from '../instant.ts';
import { civilDay, weekdayOf } from '../working-time/civil-date.ts';
import { formatInstant } from '../working-time/instant-text.ts';
import { parseOffset } from '../working-time/ladder.ts';
import { zoneOffsets } from '../working-time/zone-offsets.ts';
import type { ClockFigures, ClockNotice } from './notice.ts';
import { counted, filled, type NoticeWords } from './words.ts';

/** An instant as people of the zone write it: `2025-10-09 10:00 周四`. */
export function plainInstant(instant: Instant, zone: string, words: NoticeWords): string {
  const ms = epochMs(instant);
  const local = formatInstant(ms, zoneOffsets(zone).offsetAt(ms));
  const date = local.slice(0, 10);
  const [year, month, day] = date.split('-').map(Number);
  const weekday = weekdayOf(civilDay(year ?? 0, month ?? 0, day ?? 0));
  return `${date} ${local.slice(11, 16)} ${words.weekdays[weekday]}`;
}

/** Working minutes in words: `1 小时 36 分钟工作时间`. */
export function workingTimeInWords(minutes: number, words: NoticeWords): string {
  const hours = Math.floor(minutes / 60);
  const parts = [
    ...(hours > 0 ? [counted(words.hours, hours)] : []),
    ...(minutes % 60 > 0 ? [counted(words.minutes, minutes % 60)] : []),
  ];
  const length = parts.length === 0 ? words.lessThanAMinute : parts.join(words.join);
  return filled(words.workingTime, { length });
}

/** How late a step is: where a rung says it, as its offset does (`+1wd`), else in working time. */
export function lateInWords(told: ClockFigures | ClockNotice, words: NoticeWords): string {
  if ('kind' in told && (told.kind === 'ESCALATION' || told.kind === 'UNSTAFFED_ROLE')) {
    const offset = parseOffset(told.rung);
    if (offset.kind === 'AFTER') return counted(words.units[offset.budget.unit], offset.budget.amount);
  }
  return workingTimeInWords(told.workingMinutesLate, words);
}

/** What has a name in both languages. */
export function named(both: { zh: string; en: string }, words: NoticeWords): string {
  return words.language === 'zh-CN' ? both.zh : both.en;
}

/**
 * Text that people typed, on one line: what could pass for another line of the message, or hide or turn what
 * follows it, becomes a space, and a long text is cut.
 */
export function oneLine(text: string, longest = 120): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const letters = Array.from(clean);
  return letters.length <= longest ? clean : `${letters.slice(0, longest - 1).join('')}…`;
}
