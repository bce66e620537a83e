import type { CaseKind, CaseType } from '../cases/case-kinds.ts';
import { isFinalStep } from '../cases/case-kinds.ts';
import type { Accountability, CaseState, CauseCode, Sanction } from '../cases/case-state.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import { isWithin, type Span } from './span.ts';

/** Cases of one sort in a span (OVERDUE-08, OVERDUE-12, EXC-12). */
export interface CaseTally {
  opened: number;
  closed: number;
  /** Open at the end of the span. */
  open: number;
  /** Calendar days that their orders were late, up to the end of the case or of the span. */
  daysOverdue: number;
  /** Of those opened in the span: reported later than they should have been (EXC-03). */
  lateReports: number;
}

export interface CaseFigureRow extends CaseTally {
  kind: CaseKind;
  type: CaseType;
  /** Of the primary cause where it is known, else of the case. */
  department: Department;
  cause: CauseCode | null;
}

/** A cause that came back in a department (OVERDUE-17). */
export interface RepeatProblem {
  cause: CauseCode;
  department: Department;
  cases: number;
}

/** What departments and their people were held accountable for (OVERDUE-09, -10); null: a person's department is not named. */
export interface SanctionRow {
  department: Department | null;
  sanction: Sanction;
  count: number;
  amounts: Money[];
}

const dayMs = 86_400_000;

/** Cases that lived at some time of the span, by kind, type, department and primary cause. */
export function caseFigures(cases: readonly CaseState[], span: Span): CaseFigureRow[] {
  const rows = new Map<string, CaseFigureRow>();
  for (const state of cases) {
    const primary = state.analysis?.causes.find((cause) => cause.primary === true);
    const { kind, type } = state;
    const department = primary?.department ?? state.department;
    const cause = primary?.cause ?? null;
    const key = [kind, type, department, cause].join('/');
    const before = rows.get(key) ?? { kind, type, department, cause, ...nothing };
    rows.set(key, { ...before, ...sum(before, tallyOf(state, span)) });
  }
  return [...rows.values()];
}

const nothing: CaseTally = { opened: 0, closed: 0, open: 0, daysOverdue: 0, lateReports: 0 };

export function totalOf(rows: readonly CaseTally[]): CaseTally {
  return rows.reduce<CaseTally>(sum, nothing);
}

/** Causes that as many cases of a department have as policy calls a repeat problem, the most frequent first. */
export function repeatProblems(cases: readonly CaseState[], threshold: number): RepeatProblem[] {
  const counts = new Map<string, RepeatProblem>();
  for (const { analysis } of cases) {
    const own = new Map((analysis?.causes ?? []).map((each) => [`${each.department}/${each.cause}`, each]));
    for (const [key, { cause, department }] of own) {
      const before = counts.get(key) ?? { cause, department, cases: 0 };
      counts.set(key, { ...before, cases: before.cases + 1 });
    }
  }
  return [...counts.values()].filter((each) => each.cases >= threshold).toSorted((a, b) => b.cases - a.cases);
}

/** Sanctions that hold: decided in the span, and approved where they need it. */
export function sanctionsOf(cases: readonly CaseState[], span: Span): SanctionRow[] {
  const standing = standingSanctions(cases, span);
  return talliedBy(standing, ({ department = null }) => department).map(({ of, ...row }) => ({
    department: of,
    ...row,
  }));
}

/** What a person was held accountable for, or rewarded with, and that holds (OVERDUE-09, -10). */
export interface PersonSanctionRow {
  personId: string;
  sanction: Sanction;
  count: number;
  amounts: Money[];
}

/** Sanctions of persons that hold, decided in the span. */
export function personSanctionsOf(cases: readonly CaseState[], span: Span): PersonSanctionRow[] {
  const standing = standingSanctions(cases, span);
  return talliedBy(standing, ({ personId }) => personId).flatMap(({ of, ...row }) =>
    of === undefined ? [] : [{ personId: of, ...row }],
  );
}

function standingSanctions(cases: readonly CaseState[], span: Span): Accountability[] {
  return cases
    .flatMap(({ accountability }) => accountability)
    .filter((each) => stands(each) && each.sanction !== 'NONE' && isWithin(each.at, span));
}

/** By whom they hit and what they are, in the order in which they were decided. */
function talliedBy<Of extends string | null | undefined>(
  decisions: readonly Accountability[],
  whom: (decision: Accountability) => Of,
): { of: Of; sanction: Sanction; count: number; amounts: Money[] }[] {
  const groups = Map.groupBy(decisions, (each) => `${whom(each)}/${each.sanction}`);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({
      of: whom(first),
      sanction: first.sanction,
      count: group.length,
      amounts: group.flatMap(({ amount }) => amount ?? []),
    })),
  );
}

function stands({ approval }: Accountability): boolean {
  return approval === 'NOT_NEEDED' || approval === 'APPROVED';
}

/** Calendar days since the first order of a case was late, to the end of the case or to an instant; null: none is. */
export function daysOverdueOf(state: CaseState, until: Instant): number | null {
  const late = state.orders.flatMap((order) => order.lateSince ?? []).map(epochMs);
  if (late.length === 0) return null;
  const end = isFinalStep(state.step) ? Math.min(epochMs(state.stepSince), epochMs(until)) : epochMs(until);
  return Math.max(0, Math.floor((end - Math.min(...late)) / dayMs));
}

function tallyOf(state: CaseState, span: Span): CaseTally {
  const isOver = isFinalStep(state.step) && epochMs(state.stepSince) < epochMs(span.until);
  const opened = isWithin(state.openedAt, span);
  return {
    opened: Number(opened),
    closed: Number(isOver && isWithin(state.stepSince, span)),
    open: Number(!isOver),
    daysOverdue: daysOverdueOf(state, span.until) ?? 0,
    lateReports: Number(opened && state.discovery?.late === true),
  };
}

function sum(a: CaseTally, b: CaseTally): CaseTally {
  return {
    opened: a.opened + b.opened,
    closed: a.closed + b.closed,
    open: a.open + b.open,
    daysOverdue: a.daysOverdue + b.daysOverdue,
    lateReports: a.lateReports + b.lateReports,
  };
}
