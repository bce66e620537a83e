import { createContext, useContext } from 'react';
import type { Role } from '../../domain/people/roles.ts';
import type { Session } from '../api/session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in. Only for what stands inside the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('nobody is signed in here');
  return session;
}

/** True when the person holds one of the roles, also by delegation. The API decides; this only hides what it would refuse. */
export function holdsOne(session: Session, roles: readonly Role[]): boolean {
  return session.roles.some((role) => roles.includes(role));
}
