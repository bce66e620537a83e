const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Bytes that a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const letter of text) bytes += codePointLength(letter.codePointAt(0) ?? 0);
  return bytes;
}

/** The longest start of a text that fits into so many bytes of UTF-8 without parting a letter from its accents. */
export function cutToBytes(text: string, longest: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment } of letters.segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > longest) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

function codePointLength(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
