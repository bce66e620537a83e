/** What an exam says at its end: its seed and figures, and everything that went wrong. */
export interface ExamResult {
  id: string;
  seed: number;
  passed: boolean;
  figures: Record<string, number>;
  differences: string[];
}

/** How large an exam is; the same seed makes the same choices. */
export interface ExamSize {
  orders: number;
  kills: number;
  atOnce: number;
  seed: number;
}
