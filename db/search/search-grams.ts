/** Longest text of one order that is made findable, in characters. */
const contentBound = 4_000;

/** Texts by which an order is found, one per line in lower case. */
export function searchContent(texts: readonly (string | undefined)[]): string {
  const lines = texts.filter((text) => text !== undefined && text !== '');
  return lines.join('\n').toLowerCase().slice(0, contentBound);
}

/**
 * The pieces under which a text is indexed: every pair of neighbouring characters, and single characters beyond
 * ASCII, for a Chinese name may be sought by one. Words and trigrams fail on Chinese, which has no spaces.
 */
export function searchGrams(content: string): string[] {
  const grams = new Set<string>();
  for (const line of content.split('\n')) {
    const characters = [...line];
    characters.forEach((character, index) => {
      const next = characters[index + 1];
      if (next !== undefined) grams.add(character + next);
      if (character > '\u007f') grams.add(character);
    });
  }
  return [...grams];
}
