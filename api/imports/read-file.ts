import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Sheet, SheetMark } from './sheet.ts';
import { unpackedSize } from './unpacked-size.ts';

/** Rows that may stand above the headings, as a title. */
export const titleRows = 20;
/** The headings themselves, and one row more, so that a sheet that is too long is known. */
const readRows = limits.importRows + titleRows + 2;
/** More columns than a sheet of orders has. */
const lastColumn = 'CV';

/** Reads the bytes of a file as one sheet: what they are tells which kind, not the file's name. Throws problems. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return await readWorkbook(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    throw unreadable('is an old or a locked workbook: save it as .xlsx without a password');
  return readCsv(bytes);
}

async function readWorkbook(bytes: Uint8Array): Promise<Sheet> {
  const size = unpackedSize(bytes);
  if (size === undefined) throw unreadable('is no workbook that can be read');
  if (size > limits.importUnpackedBytes)
    throw new ProblemError('body-too-large', 'The workbook holds more than its size lets expect');
  const book = await readXlsx(bytes, {
    // The first that people see; those behind it explain or give examples.
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    range: `A1:${lastColumn}${readRows}`,
  }).catch(() => {
    throw unreadable('is no workbook that can be read');
  });
  const [sheet] = book.sheets;
  if (sheet === undefined) throw unreadable('has no sheet that is shown');
  const marks = new Map<string, SheetMark>();
  for (const [place, { type, formula }] of sheet.cells ?? []) {
    // A formula that ends in an error has that for its value; the error says more.
    if (type === 'error') marks.set(place, { kind: 'error' });
    else if (formula !== undefined) marks.set(place, { kind: 'formula' });
  }
  return {
    format: 'XLSX',
    name: sheet.name,
    rows: sheet.rows,
    merges: sheet.merges ?? [],
    marks,
    isCut: sheet.rows.length >= readRows,
  };
}

function readCsv(bytes: Uint8Array): Sheet {
  const text = textOf(bytes);
  if (text.includes('\u0000')) throw unreadable('is neither .xlsx nor .csv');
  const rows = parseCsv(text, { maxRows: readRows });
  return { format: 'CSV', name: null, rows, merges: [], marks: new Map(), isCut: rows.length >= readRows };
}

/** UTF-8 with or without its mark, UTF-16 with one, and what Chinese Excel writes: GB18030. */
function textOf(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  for (const encoding of mark === undefined ? ['utf-8', 'gb18030'] : [mark]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  throw unreadable('is no text in UTF-8 or GB18030, and no .xlsx');
}

function unreadable(reason: string): ProblemError {
  return unfit('file', reason);
}

/** The file as a whole, or one of its headings, does not fit. */
export function unfit(path: string, reason: string): ProblemError {
  return new ProblemError('validation-failed', `${path} ${reason}`, { errors: [{ path, reason }] });
}
