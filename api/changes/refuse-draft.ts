import type { FieldProblem } from '../../domain/errors.ts';
import { ProblemError } from '../problems/problem.ts';

/** The problem that a draft with problems is refused with; the draft itself is kept as it was typed. */
export function refuseDraft(errors: FieldProblem[]): ProblemError {
  const names = errors.slice(0, 5).map((each) => each.path);
  return new ProblemError('validation-failed', `The draft does not fit: ${names.join(', ')}`, { errors });
}
