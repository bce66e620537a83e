import type { MergedCells } from './sheet.ts';

/** Finds the merged range that a cell is part of. */
export interface MergeMap {
  at(row: number, column: number): MergedCells | undefined;
}

/** By column, so that ten thousand merged cells cost no more than a few. */
export function mergeMap(merges: readonly MergedCells[], rows: number, columns: number): MergeMap {
  const byPlace = new Map<number, MergedCells>();
  for (const range of merges) {
    for (let column = range.startCol; column <= Math.min(range.endCol, columns - 1); column += 1) {
      for (let row = range.startRow; row <= Math.min(range.endRow, rows - 1); row += 1) {
        byPlace.set(row * columns + column, range);
      }
    }
  }
  return { at: (row, column) => byPlace.get(row * columns + column) };
}
