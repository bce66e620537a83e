import type { RowState } from './imports.ts';

export const stateColours: Record<RowState, string> = {
  REFUSED: 'red',
  GAPS: 'orange',
  OK: 'teal',
  REPEATED: 'gray',
  PENDING: 'blue',
};
