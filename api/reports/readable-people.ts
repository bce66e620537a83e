import type { Department } from '../../domain/people/departments.ts';
import { roles } from '../../domain/people/roles.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import { departmentsReadWhole } from '../cases/case-reader.ts';
import { overview } from './readable-departments.ts';

/** A person of a report: the department is null for who is not on file. */
interface Placed {
  personId: string;
  department: Department | null;
}

/**
 * Whether the caller reads what a report says of a person by name: leadership, audit and administration of everybody,
 * heads of the people of the own department, where every case of it is theirs to read, and everybody of themselves
 * (OVERDUE-10, OVERDUE-12, PRIV-03).
 */
export function readsPerson(
  caller: Pick<Caller, 'personId' | 'roles' | 'regions'>,
): (person: Placed) => boolean {
  if (holdsAny(caller, overview)) return () => true;
  const headed = caller.roles.filter((role) => roles[role].head).map((role) => roles[role].department);
  const whole: readonly Department[] = departmentsReadWhole(caller);
  const own = new Set(headed.filter((department) => whole.includes(department)));
  return ({ personId, department }) =>
    personId === caller.personId || (department !== null && own.has(department));
}
