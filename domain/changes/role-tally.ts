import type { Department } from '../people/departments.ts';
import { type Role, roles } from '../people/roles.ts';

/** What becomes of a warning for whoever is told of it. */
export type WarningEffect = 'moved' | 'gained' | 'lost';

/** How many warnings of a role are moved, added or taken away. */
export interface RoleTally extends Record<WarningEffect, number> {
  role: Role;
  department: Department;
}

/** Counts warnings by the role that they tell. */
export function createRoleTally() {
  const byRole = new Map<Role, RoleTally>();
  return {
    count(role: Role, effect: WarningEffect): void {
      const { department } = roles[role];
      const tally = byRole.get(role) ?? { role, department, moved: 0, gained: 0, lost: 0 };
      byRole.set(role, { ...tally, [effect]: tally[effect] + 1 });
    },
    result: (): RoleTally[] => [...byRole.values()],
  };
}
