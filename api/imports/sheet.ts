/** A cell as a sheet holds it. */
export type SheetValue = string | number | boolean | Date | null;

/** What a cell holds beside its value. */
export interface SheetMark {
  kind: 'formula' | 'error';
}

/** Cells that are merged into one; both ends are part of it, counted from 0. */
export interface MergedCells {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

/** A sheet as it was found, before anything of it is understood. */
export interface Sheet {
  format: 'XLSX' | 'CSV';
  /** Null for a CSV, which has no name of its own. */
  name: string | null;
  /** From the sheet's first row on, so that the place of a row is its number less one. */
  rows: readonly (readonly SheetValue[])[];
  merges: readonly MergedCells[];
  /** By `row,column`, counted from 0. */
  marks: ReadonlyMap<string, SheetMark>;
  /** True when it goes on beyond the rows that were read. */
  isCut: boolean;
}

export function isEmptyCell(value: SheetValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
