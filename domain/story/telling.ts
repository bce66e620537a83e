import type { Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import { clockKindNames } from '../names/clock-names.ts';
import type { Names } from '../names/names.ts';
import { oneLine, plainInstant } from '../notices/plain-words.ts';
import { wordsFor } from '../notices/words.ts';
import { type ClockKind, clockKinds } from '../order/clock.ts';
import type { LotLine } from '../order/lot.ts';
import type { ChecklistItem } from '../order/review/checklist.ts';

/** What a story is told with: what people are called, and the zone that its times are shown in. */
export interface Telling {
  nameOf: (personId: string) => Names;
  zone: string;
  /** What departments review of the order, by the company's own names; the regulations' unless given. */
  checklist?: readonly ChecklistItem[];
}

/** The same in both languages, as figures, dates and what people typed are. */
export function alike(text: string): Names {
  const plain = oneLine(text, 300);
  return { zh: plain, en: plain };
}

/** `label: value` in both languages. */
export function labelled(label: Names, value: Names): Names {
  return { zh: `${label.zh}：${value.zh}`, en: `${label.en}: ${value.en}` };
}

/** Parts in a row, those that there are. */
export function listed(parts: readonly (Names | undefined)[]): Names {
  const there = parts.filter((part) => part !== undefined);
  return { zh: there.map(({ zh }) => zh).join('，'), en: there.map(({ en }) => en).join(', ') };
}

/** A labelled value where there is one. */
export function optional(label: Names, value: string | undefined): Names | undefined {
  return value === undefined ? undefined : labelled(label, alike(value));
}

export function moneyWords({ amount, currency }: Money): Names {
  return alike(`${currency} ${amount}`);
}

/** Quantities by order line. */
export function lineWords(lines: readonly LotLine[]): Names {
  if (lines.length === 0) return { zh: '无', en: 'none' };
  return {
    zh: lines.map(({ line, quantity }) => `第 ${line} 行 ${quantity}`).join('、'),
    en: lines.map(({ line, quantity }) => `line ${line}: ${quantity}`).join(', '),
  };
}

/** An instant as people of the zone write it. */
export function timeWords(at: Instant, zone: string): Names {
  return { zh: plainInstant(at, zone, wordsFor('zh')), en: plainInstant(at, zone, wordsFor('en')) };
}

/** The clock of an id such as `L2.inspection#2` in words. */
export function clockWords(clockId: string): Names {
  const [, lotId, name, cycle] = /^(?:(L\d+)\.)?(\w+)#(\d+)$/.exec(clockId) ?? [];
  const kind = clockKinds.find((each): each is ClockKind => each === name);
  if (kind === undefined) return alike(clockId);
  const { zh, en } = clockKindNames[kind];
  const round = cycle === '1' ? { zh: '', en: '' } : { zh: `第 ${cycle} 次`, en: `, round ${cycle}` };
  const lot = lotId === undefined ? { zh: '', en: '' } : { zh: `批次 ${lotId} `, en: `, lot ${lotId}` };
  return { zh: `${lot.zh}${zh}${round.zh}`, en: `${en}${lot.en}${round.en}` };
}
