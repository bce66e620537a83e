import type { FastifyRequest } from 'fastify';
import type { RecordedAccess } from '../../db/access/append.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { pathOf } from './authenticate.ts';
import { callerOf } from './guard.ts';

/** A change of somebody's rights, as it stands on the access log beside what it changed. */
export function changeRecord(deps: Pick<ApiDeps, 'clock'>, request: FastifyRequest): RecordedAccess {
  return {
    occurredAt: nowOf(deps),
    personId: callerOf(request).personId,
    method: request.method,
    path: pathOf(request),
    status: 200,
    code: 'changed',
  };
}
