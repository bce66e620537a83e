/** What a code is called, in the two languages that people read. */
export interface Names {
  zh: string;
  en: string;
}

/** The names of every code of a closed list. */
export type NamesOf<Code extends string> = Readonly<Record<Code, Names>>;
