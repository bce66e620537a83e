import { createContext, useContext } from 'react';

/** A line of the order or lot that a command is about. */
export interface SubjectLine {
  line: number;
  name: string;
  quantity: string;
  unit?: string;
}

/** What fields know of their form. */
export interface FieldContextValue {
  lines: readonly SubjectLine[];
  /** What is wrong with the field of a path, in the reader's words. */
  errorAt: (path: string) => string | undefined;
}

export const FieldContext = createContext<FieldContextValue>({ lines: [], errorAt: () => undefined });

export function useFieldContext(): FieldContextValue {
  return useContext(FieldContext);
}
