import type { FieldProblem } from '../../domain/errors.ts';
import { ProblemError } from '../problems/problem.ts';
import { columnOf, type ImportField, importFields, neededColumns } from './columns.ts';
import { titleRows, unfit } from './read-file.ts';
import { isEmptyCell, type Sheet, type SheetValue } from './sheet.ts';

/** Which row holds the headings, what they are, and the field of each; null where nothing stands. */
export interface Headings {
  row: number;
  texts: string[];
  fields: (ImportField | null)[];
}

/**
 * The headings of a sheet, wherever in its first rows they stand. Throws one problem that names each heading that is
 * not known, with the nearest that is, and each that is missing.
 */
export function matchHeadings({ rows }: Sheet): Headings {
  const row = headingRow(rows);
  if (row === undefined)
    throw unfit('file', 'has no row with headings that are known: start from the template');
  const texts = (rows[row] ?? []).map((value) => (isEmptyCell(value) ? '' : String(value).trim()));
  const fields = texts.map((text) => (text === '' ? null : (known.get(folded(text)) ?? null)));
  const errors = [
    ...unknownHeadings(texts, fields),
    ...doubleHeadings(texts, fields),
    ...missing(fields),
    ...bare(rows, row, texts),
  ];
  if (errors.length === 0) return { row, texts, fields };
  const named = errors
    .map(({ path }) => path)
    .slice(0, 5)
    .join(', ');
  throw new ProblemError('validation-failed', `These headings do not fit: ${named}`, { errors });
}

const known = new Map(
  importFields.flatMap((field) => {
    const { heading, also } = columnOf(field);
    return [field, heading.zh, heading.en, ...also].map((text) => [folded(text), field] as const);
  }),
);

/** The row of the first ones that has most known headings; a title or a note may stand above it. */
function headingRow(rows: Sheet['rows']): number | undefined {
  let best: { row: number; count: number } | undefined;
  for (const [row, cells] of rows.slice(0, titleRows + 1).entries()) {
    const count = cells.filter((cell) => !isEmptyCell(cell) && known.has(folded(String(cell)))).length;
    if (count > (best?.count ?? 0)) best = { row, count };
  }
  return best?.row;
}

function unknownHeadings(texts: readonly string[], fields: readonly (ImportField | null)[]): FieldProblem[] {
  return texts.flatMap((text, index) => {
    if (text === '' || fields[index] !== null) return [];
    return [headingProblem(text, `is not known; the nearest is ${nearest(text)}`)];
  });
}

function doubleHeadings(texts: readonly string[], fields: readonly (ImportField | null)[]): FieldProblem[] {
  return texts.flatMap((text, index) => {
    const field = fields[index] ?? null;
    const first = fields.indexOf(field);
    if (field === null || first === index) return [];
    return [headingProblem(text, `means the same as ${texts[first] ?? ''}: keep one of the two`)];
  });
}

function missing(fields: readonly (ImportField | null)[]): FieldProblem[] {
  return neededColumns
    .filter((group) => !group.some((field) => fields.includes(field)))
    .map((group) => {
      const [wanted = ''] = group.map((field) => columnOf(field).heading.zh);
      const names = group.map((field) => `${columnOf(field).heading.zh} (${columnOf(field).heading.en})`);
      return headingProblem(wanted, `is missing: the sheet needs ${names.join(' or ')}`);
    });
}

/** Values without a heading would be left out in silence. */
function bare(rows: Sheet['rows'], headings: number, texts: readonly string[]): FieldProblem[] {
  const found = new Set<number>();
  for (const cells of rows.slice(headings + 1)) {
    cells.forEach((cell: SheetValue, index) => {
      if ((texts[index] ?? '') === '' && !isEmptyCell(cell)) found.add(index);
    });
  }
  return [...found].map((index) => {
    const letter = columnLetter(index);
    return headingProblem(
      letter,
      `is a column with values and without a heading: name or empty column ${letter}`,
    );
  });
}

function headingProblem(heading: string, reason: string): FieldProblem {
  return unfit(`headings[${heading.slice(0, 100)}]`, reason).details.errors?.[0] ?? { path: heading, reason };
}

/** The known heading with the fewest letters to change, in both languages. */
function nearest(text: string): string {
  const wanted = folded(text);
  let best: { distance: number; name: string } = { distance: Number.POSITIVE_INFINITY, name: '' };
  for (const [spelling, field] of known) {
    const distance = lettersBetween(wanted, spelling) / Math.max(wanted.length, spelling.length);
    const { zh, en } = columnOf(field).heading;
    if (distance < best.distance) best = { distance, name: `${zh} (${en})` };
  }
  return best.name;
}

/** Levenshtein's distance. */
function lettersBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

/** `A` for 0, `AA` for 26. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : columnLetter(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

/** A heading without what differs between spellings of the same: case, spaces, brackets, a star for what is needed. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*:_.\-/\\()[\]【】（）"'“”]+/g, '')
    .toLowerCase();
}
