import type { FieldProblem } from '../errors.ts';
import { parseInstant } from '../working-time/instant-text.ts';
import { WorkingTimeError } from '../working-time/working-time-error.ts';

/** What is wrong with a field that must be an instant, whatever was typed into it. */
export function instantProblems(path: string, typed: string): FieldProblem[] {
  try {
    parseInstant(typed);
    return [];
  } catch (error) {
    if (error instanceof WorkingTimeError) return [{ path, reason: error.message }];
    throw error;
  }
}
