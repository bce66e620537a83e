import { type Budget, parseBudget } from './budget.ts';
import type { BilingualName, Calendar, DayRuleSource, WorkingDayMode } from './calendar.ts';
import { type CivilDay, dayMs, formatCivilDate, minuteMs } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { type Due, dueInstant, localDay } from './due.ts';
import { frameSpan } from './frames.ts';
import { parseInstant } from './instant-text.ts';

/** One civil date between start and due. */
export interface PathStep {
  /** `2025-09-28` in the calendar's zone; a night shift belongs to the date on which it began. */
  readonly date: string;
  /** False for a date that the budget skipped. */
  readonly worked: boolean;
  /** The rule that decided; `ELAPSED_TIME` where the budget counts every date. */
  readonly rule: DayRuleSource | 'ELAPSED_TIME';
  /** The holiday or override that the rule names. */
  readonly name?: BilingualName;
  /** Working minutes of the date that lie between start and due; absent for elapsed budgets. */
  readonly minutes?: number;
  /** True when the date's year has no official notice and its working time was used. */
  readonly provisional: boolean;
}

export interface ExplainedDue extends Due {
  readonly path: readonly PathStep[];
}

/** `dueInstant` with each civil date from start to due, skipped or worked and by which rule. */
export function explainDue(
  calendar: Calendar,
  from: string,
  budget: Budget,
  mode: WorkingDayMode = 'SAME_TIME_AFTER_N_DAYS',
): ExplainedDue {
  const compiled = compileCalendar(calendar);
  const due = dueInstant(calendar, from, budget, mode);
  const start = parseInstant(from);
  const end = parseInstant(due.due);
  const describe = parseBudget(budget).kind === 'WORKING' ? workingStep : elapsedStep;
  const path: PathStep[] = [];
  // A night shift that began the evening before the start may be the first to be worked.
  for (let day = localDay(compiled, start) - 1; day <= localDay(compiled, end); day++) {
    const step = describe(compiled, day, start, end);
    if (day >= localDay(compiled, start) || (step.minutes ?? 0) > 0) path.push(step);
  }
  return { ...due, path };
}

function elapsedStep(_compiled: CompiledCalendar, day: CivilDay): PathStep {
  return { date: formatCivilDate(day), worked: true, rule: 'ELAPSED_TIME', provisional: false };
}

function workingStep(compiled: CompiledCalendar, day: CivilDay, start: number, end: number): PathStep {
  const { source, frames, name } = compiled.ruleOf(day);
  let worked = 0;
  for (const frame of frames) {
    const { from, to } = frameSpan(frame);
    const opens = compiled.zone.instantOf(day * dayMs + from);
    const closes = compiled.zone.instantOf(day * dayMs + to);
    worked += Math.max(0, Math.min(end, closes) - Math.max(start, opens));
  }
  const step = {
    date: formatCivilDate(day),
    worked: frames.length > 0,
    rule: source,
    minutes: Math.floor(worked / minuteMs),
    provisional: compiled.isProvisional(day, day),
  };
  return name ? { ...step, name } : step;
}
