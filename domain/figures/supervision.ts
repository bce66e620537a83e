import { epochMs, type Instant } from '../instant.ts';
import type { Names } from '../names/names.ts';
import { type Department, departmentCodes } from '../people/departments.ts';
import { type DeviationKind, deviationKindCodes } from './deviation-kinds.ts';

/** The order or case in which a deviation was found. */
export interface DeviationPlace {
  of: 'ORDER' | 'CASE';
  id: string;
  number: string;
  /** False where the reader of the report may not read it: it is counted, and not named (PRIV-02). */
  readable: boolean;
}

export interface Deviation extends DeviationPlace {
  kind: DeviationKind;
  department: Department;
  at: Instant;
  /** What it was, in a few words; no person is named. */
  what: Names;
}

/** How often a kind came up in a department, with the newest that the reader may read. */
export interface SupervisedKind {
  kind: DeviationKind;
  count: number;
  examples: Deviation[];
}

export interface SupervisedDepartment {
  department: Department;
  count: number;
  kinds: SupervisedKind[];
}

/** Deviations by department and kind, both in the order of their lists, with so many examples of each, newest first. */
export function superviseDepartments(
  deviations: readonly Deviation[],
  examples: number,
): SupervisedDepartment[] {
  const byDepartment = Map.groupBy(deviations, ({ department }) => department);
  return departmentCodes.flatMap((department) => {
    const own = byDepartment.get(department);
    if (own === undefined) return [];
    return [{ department, count: own.length, kinds: kindsOf(own, examples) }];
  });
}

function kindsOf(deviations: readonly Deviation[], examples: number): SupervisedKind[] {
  const byKind = Map.groupBy(deviations, ({ kind }) => kind);
  return deviationKindCodes.flatMap((kind) => {
    const found = byKind.get(kind);
    return found === undefined ? [] : [{ kind, count: found.length, examples: newest(found, examples) }];
  });
}

function newest(deviations: readonly Deviation[], most: number): Deviation[] {
  return deviations
    .filter(({ readable }) => readable)
    .toSorted((a, b) => epochMs(b.at) - epochMs(a.at))
    .slice(0, most);
}
