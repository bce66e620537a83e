import type { Department } from '../people/departments.ts';
import { headOf } from '../people/roles.ts';
import type { ClockOwner } from './case-clock-control.ts';
import { type CasePart, caseKinds, type Place, rolesWith } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';

/** Who is asked for what a part does, by default the first place that the kind names. */
function ownerWith(state: CaseState, part: CasePart): ClockOwner {
  const owner = departmentAt(caseKinds[state.kind].who[part][0], state.department);
  const assignee = rolesWith(state.kind, part, state.department).includes(headOf(owner))
    ? headOf(owner)
    : 'SALES_MANAGER';
  return { owner, assignee };
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
