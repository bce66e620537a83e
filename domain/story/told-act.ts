import type { Names } from '../names/names.ts';
import { begun, joined } from './joined.ts';

/** An act in words: its sentence with the fact that says most of it, and the rest as details. */
export function toldAct<Event extends { type: string }>(
  sentence: (Names & { main?: Event['type'] }) | undefined,
  events: readonly Event[],
  words: (event: Event) => Names[],
): { text: Names; details: Names[] } {
  const main = sentence === undefined ? events[0] : events.find(({ type }) => type === sentence.main);
  const [fact, ...more] = main === undefined ? [] : words(main);
  const rest = events.filter((event) => event !== main).flatMap(words);
  return { text: joined(sentence, fact), details: [...more, ...rest].map(begun) };
}

/** Who is behind an entry, as lists and filters name it. */
export const entryKinds = { person: 'PERSON', clock: 'TIMER', policy: 'POLICY' } as const;
