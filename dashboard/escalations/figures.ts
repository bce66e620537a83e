import type { TimeReport } from '../../api/views/report-schema.ts';
import { type Department, isDepartment } from '../../domain/people/departments.ts';

export const figures = ['open', 'atRisk', 'breached', 'onTime', 'late'] as const;
export type Figure = (typeof figures)[number];

/** A figure of a department. */
export interface Chosen {
  department: Department;
  figure: Figure;
}

type DepartmentRow = TimeReport['departments'][number];

export const figureOf: Record<Figure, (row: DepartmentRow) => number> = {
  open: (row) => row.open,
  atRisk: (row) => row.atRisk,
  breached: (row) => row.breachedOpen,
  onTime: (row) => row.closedOnTime,
  late: (row) => row.closedLate,
};

/** The figure that the address names. */
export function figureIn(department: string | null, figure: string | null): Chosen | undefined {
  const found = figures.find((each) => each === figure);
  if (department === null || !isDepartment(department) || found === undefined) return undefined;
  return { department, figure: found };
}
