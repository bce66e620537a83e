import type { ExamPlace } from './exam-place.ts';

/** The short form belongs to the tests, the full one to `npm run exam`. */
export type ExamScale = 'short' | 'full';

export interface ExamOptions {
  scale: ExamScale;
  /** The same seed makes the same choices. */
  seed: number;
  /** Says what is going on, for whoever waits. */
  log: (line: string) => void;
}

/** What an exam says at its end: its seed and figures, and everything that went wrong. */
export interface ExamResult {
  id: string;
  scale: ExamScale;
  seed: number;
  passed: boolean;
  figures: Record<string, number>;
  differences: string[];
}

/** Runs on real parts; a planted defect that it does not catch is among its differences. */
export type Exam = (place: ExamPlace, options: ExamOptions) => Promise<ExamResult>;

export function examResult(
  id: string,
  { scale, seed }: ExamOptions,
  figures: Record<string, number>,
  differences: string[],
): ExamResult {
  return { id, scale, seed, passed: differences.length === 0, figures, differences };
}
