import { ProblemError } from '../problems/problem.ts';
import { type Caller, holdsAny } from './caller.ts';

/** The person to whom a caller is held; undefined for an administrator, who may do it for everybody. */
export function ownOnly(caller: Caller): string | undefined {
  return holdsAny(caller, ['ADMINISTRATOR']) ? undefined : caller.personId;
}

/** Throws when a caller speaks for another person, or for a role, without being an administrator. */
export function requireOwn(caller: Caller, personId: string | undefined): void {
  const own = ownOnly(caller);
  if (own !== undefined && own !== personId) {
    throw new ProblemError('not-your-role', 'For others only an administrator may do this.');
  }
}
