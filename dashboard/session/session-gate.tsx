import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Redirect, useLocation } from 'wouter';
import { problemOf } from '../api/problem.ts';
import { request, setCsrfToken, whenSignedOut } from '../api/request.ts';
import type { Session } from '../api/session.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { takeServerTime } from '../time/browser-clock.ts';
import { SessionContext } from './session-context.ts';

export const sessionKey = ['session'];

/** Lets those pass who are signed in; others come back to where they were going after the sign-in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [path] = useLocation();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: sessionKey,
    queryFn: readSession,
    retry: 1,
  });
  useEffect(() => {
    whenSignedOut(() => void client.invalidateQueries({ queryKey: sessionKey }));
  }, [client]);
  if (problemOf(error)?.status === 401) {
    const wanted = path === '/' ? '' : `?returnTo=${encodeURIComponent(path + window.location.search)}`;
    return <Redirect to={`/sign-in${wanted}`} replace />;
  }
  if (data === undefined && error) return <Failed error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return <Loading />;
  return <SessionContext value={data}>{children}</SessionContext>;
}

async function readSession(): Promise<Session> {
  const session = await request<Session>('/v1/session');
  setCsrfToken(session.csrfToken);
  takeServerTime(session.serverNow);
  return session;
}
