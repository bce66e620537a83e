import { createContext, useContext } from 'react';
import type { Names } from '../api/session.ts';

/** A line of the order or lot that a command is about. */
export interface SubjectLine {
  line: number;
  name: string;
  quantity: string;
  unit?: string;
}

/** An open deadline of the order that a command is about. */
export interface SubjectClock {
  clockId: string;
  names: Names;
  lotId?: string;
}

/** An item that is reviewed. */
export interface ChecklistItem {
  item: string;
  name: Names;
}

/** What fields know of their form. */
export interface FieldContextValue {
  /** The one order that the form is about; absent: several, or none. */
  orderId?: string | undefined;
  lines: readonly SubjectLine[];
  clocks?: readonly SubjectClock[];
  /** What the items of its checklist are called. */
  checklist?: readonly ChecklistItem[];
  /** What is wrong with the field of a path, in the reader's words. */
  errorAt: (path: string) => string | undefined;
}

export const FieldContext = createContext<FieldContextValue>({ lines: [], errorAt: () => undefined });

export function useFieldContext(): FieldContextValue {
  return useContext(FieldContext);
}
