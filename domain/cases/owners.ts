import type { Department } from '../people/departments.ts';
import { headOf } from '../people/roles.ts';
import type { ClockOwner } from './case-clock-control.ts';
import { type CasePart, caseKinds, type Place } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';

/** Who is asked for what a part does: the head of the department that it falls to. */
function ownerWith(state: CaseState, part: CasePart): ClockOwner {
  const owner = departmentWith(state, part);
  return { owner, assignee: headOf(owner) };
}

/** The department that a part falls to first. */
export function departmentWith(state: CaseState, part: CasePart): Department {
  return departmentAt(caseKinds[state.kind].who[part][0], state.department);
}

/** Whose each clock of a case is. */
export const owners = {
  analysis: (state: CaseState) => ownerWith(state, 'ANALYSES'),
  measures: (state: CaseState) => ownerWith(state, 'AGREES'),
  verification: (state: CaseState) => ownerWith(state, 'VERIFIES'),
  report: (state: CaseState) => ownerWith(state, 'REPORTS'),
  notice: (state: CaseState): ClockOwner => ({ ...ownerWith(state, 'TELLS'), assignee: 'SALESPERSON' }),
  measure: (department: Department, personId: string): ClockOwner => ({
    owner: department,
    assignee: headOf(department),
    personId,
  }),
} as const;

function departmentAt(place: Place | undefined, department: Department): Department {
  return place === undefined || place === 'SUPERIOR' || place === 'HEADS' || place === 'EVERYBODY'
    ? department
    : place;
}
