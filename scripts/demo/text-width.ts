/** Characters that take two columns in a terminal: Chinese, Japanese, Korean, and full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

/** The text filled with spaces to a width, or cut to it with an ellipsis. */
export function fitted(text: string, width: number): string {
  const own = widthOf(text);
  if (own <= width) return text + ' '.repeat(width - own);
  let cut = '';
  for (const character of text) {
    if (widthOf(cut + character) > width - 1) break;
    cut += character;
  }
  return fitted(`${cut}…`, width);
}

/** Rows under their headings, each column as wide as its widest cell; `right` names columns of numbers. */
export function tableOf(
  headings: readonly string[],
  rows: readonly string[][],
  right: readonly string[] = [],
): string {
  const widths = headings.map((heading, column) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const lineOf = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return right.includes(headings[column] ?? '')
          ? ' '.repeat(width - widthOf(cell)) + cell
          : fitted(cell, width);
      })
      .join('  ')
      .trimEnd();
  return [lineOf(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(lineOf)].join(
    '\n',
  );
}
