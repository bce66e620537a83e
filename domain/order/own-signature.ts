import type { Actor } from '../people/actor.ts';
import type { Department } from '../people/departments.ts';
import { staffOf } from '../people/roles.ts';

/**
 * True when a person signs for a department in the own right, so that one signature may stand for all that the person
 * is asked (ruling 2); nobody signs for a second department by delegation unasked.
 */
export function signsInOwnRight(actor: Actor, department: Department): boolean {
  if (actor.kind !== 'person' || actor.onBehalfOf !== undefined) return false;
  const roles = staffOf(department);
  return actor.roles.some((role) => roles.includes(role));
}
