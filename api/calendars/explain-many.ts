import { setImmediate as turn } from 'node:timers/promises';
import type { FieldProblem } from '../../domain/errors.ts';
import { parseBudget } from '../../domain/working-time/budget.ts';
import type { Calendar, WorkingDayMode } from '../../domain/working-time/calendar.ts';
import { type ExplainedDue, explainDue } from '../../domain/working-time/due-path.ts';
import { parseInstant } from '../../domain/working-time/instant-text.ts';
import { WorkingTimeError } from '../../domain/working-time/working-time-error.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';

/** An instant and a budget that starts there. */
export interface DueItem {
  from: string;
  budget: string;
}

/** Items worked out before other requests have their turn. */
const itemsATurn = 500;

/**
 * The due instant of every item with the dates between, in their order. Throws one problem that names every item
 * that cannot be read, with its field; then none is worked out.
 */
export async function explainMany(
  calendar: Calendar,
  items: readonly DueItem[],
  mode: WorkingDayMode,
): Promise<ExplainedDue[]> {
  const explained: ExplainedDue[] = [];
  const errors: FieldProblem[] = [];
  let steps = 0;
  for (const [index, item] of items.entries()) {
    const { due, problem } = explainOne(calendar, item, mode, `items[${index}]`);
    if (problem !== undefined) errors.push(problem);
    if (due !== undefined) explained.push(due);
    steps += due?.path.length ?? 0;
    if (steps > limits.dueSteps) throw tooLong(index);
    if (index % itemsATurn === itemsATurn - 1) await turn();
  }
  if (errors.length === 0) return explained;
  const names = errors.slice(0, 5).map((each) => each.path);
  throw new ProblemError('validation-failed', `These items cannot be read: ${names.join(', ')}`, { errors });
}

function explainOne(
  calendar: Calendar,
  { from, budget }: DueItem,
  mode: WorkingDayMode,
  path: string,
): { due?: ExplainedDue; problem?: FieldProblem } {
  const unreadable =
    problemOf(`${path}.from`, () => parseInstant(from)) ??
    problemOf(`${path}.budget`, () => parseBudget(budget));
  if (unreadable !== undefined) return { problem: unreadable };
  let due: ExplainedDue | undefined;
  const problem = problemOf(`${path}.budget`, () => {
    due = explainDue(calendar, from, budget, mode);
  });
  return { ...(due === undefined ? {} : { due }), ...(problem === undefined ? {} : { problem }) };
}

function problemOf(path: string, attempt: () => unknown): FieldProblem | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof WorkingTimeError) return { path, reason: error.message };
    throw error;
  }
}

function tooLong(index: number): ProblemError {
  const reason = `the paths up to here name more than ${limits.dueSteps} dates: send fewer items at once`;
  const errors = [{ path: `items[${index}].budget`, reason }];
  return new ProblemError('validation-failed', 'The answer would be too large', { errors });
}
