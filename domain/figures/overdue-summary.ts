import { isFinalStep } from '../cases/case-kinds.ts';
import type { CaseState, CauseCode } from '../cases/case-state.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import { type CaseTally, caseFigures, type RepeatProblem, repeatProblems, totalOf } from './case-figures.ts';
import type { Month } from './month.ts';
import type { Span } from './span.ts';

/** Cases of one cause in one department; null: nobody has analysed them yet. */
export interface SummaryCause {
  cause: CauseCode | null;
  department: Department;
  cases: number;
}

/** How overdue orders went in a month (OVERDUE-08). */
export interface OverdueSummary {
  month: Month;
  /** An overdue order is found by its clock, so that none is reported late. */
  total: Omit<CaseTally, 'lateReports'>;
  /** The most frequent first. */
  causes: SummaryCause[];
  repeats: RepeatProblem[];
}

interface Asked {
  month: Month;
  span: Span;
  /** From when cases count as recurrences of one problem (OVERDUE-17). */
  repeatsFrom: Instant;
  /** Recurrences that make a repeat problem. */
  threshold: number;
  /** Causes that are named at most. */
  atMost: number;
}

/** The summary of a month, from cases of every kind that lived at some time since `repeatsFrom`. */
export function overdueSummary(
  cases: readonly CaseState[],
  { month, span, repeatsFrom, threshold, atMost }: Asked,
): OverdueSummary {
  const overdue = cases.filter(({ kind }) => kind === 'OVERDUE');
  const lived = overdue.filter((state) => livedSince(state, span.from));
  const rows = caseFigures(lived, span);
  const recent = overdue.filter(({ openedAt }) => epochMs(openedAt) >= epochMs(repeatsFrom));
  const causes = new Map<string, SummaryCause>();
  for (const { cause, department, closed, open } of rows) {
    const key = `${cause}/${department}`;
    const before = causes.get(key)?.cases ?? 0;
    causes.set(key, { cause, department, cases: before + closed + open });
  }
  const { lateReports: _none, ...total } = totalOf(rows);
  return {
    month,
    total,
    causes: [...causes.values()].toSorted((a, b) => b.cases - a.cases).slice(0, atMost),
    repeats: repeatProblems(recent, threshold),
  };
}

function livedSince({ step, stepSince }: CaseState, from: Instant): boolean {
  return !isFinalStep(step) || epochMs(stepSince) >= epochMs(from);
}
