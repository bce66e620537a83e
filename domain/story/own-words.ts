import type { Names } from '../names/names.ts';
import { counted, wordsFor } from '../notices/words.ts';
import { alike, timeWords } from './telling.ts';

/** What the rules themselves write where people write texts of their own, and how it is told to people. */
const told: readonly (readonly [RegExp, (found: string[], zone: string) => Names | undefined])[] = [
  [
    /^promised delivery (20\d\d-\S+) is near$/,
    ([due = ''], zone) => {
      if (Number.isNaN(Date.parse(due))) return undefined;
      const at = timeWords(due, zone);
      return { zh: `承诺交期 ${at.zh} 临近`, en: `the promised delivery of ${at.en} is near` };
    },
  ],
  [
    /^lot (L\d+) starts on (\S+), less than (\d{1,3})(wd|d) after its plan$/,
    ([lot, start, amount, unit]) => {
      const lead = unit === 'wd' ? 'wd' : 'd';
      const [zh, en] = (['zh', 'en'] as const).map((language) =>
        counted(wordsFor(language).units[lead], Number(amount)),
      );
      return {
        zh: `批次 ${lot} 定于 ${start} 开工，距排产不足 ${zh}`,
        en: `lot ${lot} starts on ${start}, less than ${en} after its plan`,
      };
    },
  ],
  [
    /^(?:.+ · )?(\d+) changes requested$/,
    ([count]) => ({ zh: `客户已提出 ${count} 次变更`, en: `${count} changes requested` }),
  ],
];

/** A text that a rule wrote in a person's place, in both languages; undefined where a person typed it. */
export function ownWords(text: string, zone: string): Names | undefined {
  for (const [pattern, say] of told) {
    const found = pattern.exec(text);
    if (found !== null) return say(found.slice(1), zone);
  }
  return undefined;
}

/** A text that a person typed, or a rule wrote in a person's place, as stories tell it. */
export function typedWords(text: string, zone: string): Names {
  return ownWords(text, zone) ?? alike(text);
}
