import type { CaseEntry } from '../../domain/cases/case-events.ts';
import type { Names } from '../../domain/names/names.ts';
import type { Entry } from '../../domain/order/events.ts';
import { caseStoryOf } from '../../domain/story/case-story.ts';
import { storyOf } from '../../domain/story/story.ts';

/** Whoever is named is 某 and the id in Chinese, and the id in English. */
export const telling = {
  nameOf: (personId: string): Names => ({ zh: `某${personId}`, en: personId }),
  zone: 'Asia/Shanghai',
};

/** What the story tells of the last entry of a command: its sentence, then each detail, as `中文 / English`. */
export function linesOf(journal: readonly Entry[], command: string): string[] {
  const entry = journal.findLast((each) => each.command === command);
  if (entry === undefined) throw new Error(`nobody gave ${command}`);
  return storyOf([entry], telling).flatMap(inBoth);
}

/** The same of a case. */
export function caseLinesOf(journal: readonly CaseEntry[], command: string): string[] {
  const entry = journal.findLast((each) => each.command === command);
  if (entry === undefined) throw new Error(`nobody gave ${command}`);
  return caseStoryOf([entry], telling).flatMap(inBoth);
}

function inBoth({ text, details }: { text: Names; details: Names[] }): string[] {
  return [text, ...details].map(({ zh, en }) => `${zh} / ${en}`);
}
