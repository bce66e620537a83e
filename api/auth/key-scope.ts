import type { FastifyRequest } from 'fastify';
import type { KeyScope } from '../../db/schema/api-keys.ts';
import type { Caller } from './caller.ts';
import { isSafe } from './own-page.ts';

/** Where the daily work on orders is done; every other change is one of the company's files and rules. */
const workPaths = ['/v1/orders', '/v1/order-imports', '/v1/order-drafts', '/v1/commands', '/v1/tasks'];

/** From narrow to wide: a wider scope includes the narrower ones. */
const widths: readonly KeyScope[] = ['READ', 'COMMAND', 'ADMINISTER'];

/** The scope that a request needs and the caller's key lacks; undefined when the key suffices. */
export function lackedScope({ scopes }: Caller, request: FastifyRequest): KeyScope | undefined {
  if (scopes === undefined) return undefined;
  const needed = scopeNeeded(request);
  const isHeld = scopes.some((scope) => widths.indexOf(scope) >= widths.indexOf(needed));
  return isHeld ? undefined : needed;
}

function scopeNeeded(request: FastifyRequest): KeyScope {
  if (isSafe(request)) return 'READ';
  const path = request.routeOptions.url ?? '';
  return workPaths.some((each) => path === each || path.startsWith(`${each}/`)) ? 'COMMAND' : 'ADMINISTER';
}
