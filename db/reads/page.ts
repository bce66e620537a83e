/** A slice of a list and where the next one starts; null at the end. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** An opaque text that holds a cursor. */
export function encodeCursor(cursor: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** The parts of a cursor, or undefined for text that is none of ours. */
export function decodeCursor(text: string, parts: number): (string | number | null)[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== parts) return undefined;
    return value.every(isPart) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'number' || (typeof part === 'string' && isPlain(part));
}

function isPlain(text: string): boolean {
  return text.length <= 200 && !text.includes('\u0000') && text.isWellFormed();
}

/** The first `limit` of `limit + 1` rows, with the cursor after the last when there are more. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(cursorOf(last)) : null };
}
