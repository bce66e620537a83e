import type { Names } from '../names/names.ts';

/** What was done, and the fact that says most of it, as one sentence. */
export function joined(sentence: Names | undefined, fact: Names | undefined): Names {
  if (sentence === undefined) return fact ?? { zh: '时间到', en: 'Time passed' };
  if (fact === undefined) return { zh: sentence.zh, en: sentence.en };
  // A clock's own words may begin with the sentence.
  if (fact.zh.startsWith(sentence.zh)) return begun(fact);
  return { zh: `${sentence.zh}：${fact.zh}`, en: `${sentence.en}: ${fact.en}` };
}

/** A detail stands by itself: in English it begins with a capital. */
export function begun({ zh, en }: Names): Names {
  return { zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}
