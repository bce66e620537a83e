import { parseBudget } from '../../domain/working-time/budget.ts';
import type { WorkingDayMode } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { type ExplainedDue, explainDue } from '../../domain/working-time/due-path.ts';
import { parseInstant } from '../../domain/working-time/instant-text.ts';
import { WorkingTimeError } from '../../domain/working-time/working-time-error.ts';
import { fieldLines } from './refusal-text.ts';

/** From when a budget runs. */
export interface DueItem {
  from: string;
  budget: string;
}

/**
 * Due instants by the calendar that the product ships with, as the API answers them. Throws an Error with a line for
 * every item that cannot be read.
 */
export function dueOffline(
  items: readonly DueItem[],
  { calendar, calendarVersion, mode }: { calendar: string; calendarVersion?: number; mode?: WorkingDayMode },
): { items: ExplainedDue[] } {
  if (calendar !== companyDefault.id || calendarVersion !== undefined) {
    throw new Error(`Without the API there is the calendar ${companyDefault.id} as shipped, and no other.`);
  }
  const problems = items.flatMap(({ from, budget }, index) => [
    ...problemOf(`items[${index}].from`, () => parseInstant(from)),
    ...problemOf(`items[${index}].budget`, () => parseBudget(budget)),
  ]);
  if (problems.length > 0) throw new Error(['Some items do not fit', ...fieldLines(problems)].join('\n'));
  return { items: items.map(({ from, budget }) => explainDue(companyDefault, from, budget, mode)) };
}

function problemOf(path: string, read: () => unknown): { path: string; reason: string }[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof WorkingTimeError) return [{ path, reason: error.message }];
    throw error;
  }
}
