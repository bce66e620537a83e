import type { FastifyRequest } from 'fastify';
import { type CustomerLinkRow, findLink } from '../../db/customer-links/customer-links.ts';
import { isBefore } from '../../domain/instant.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { bearerOf } from './authenticate.ts';
import { readLink } from './link-token.ts';

/** The link by which a customer asks: whose orders it shows, or which one. */
export type CustomerLink = Pick<CustomerLinkRow, 'linkId' | 'customerId' | 'orderId'>;

/** The link of a request. Throws the same `not-signed-in` for one that is forged, expired, revoked or gone (PRIV-10). */
export async function linkOf(deps: ApiDeps, request: FastifyRequest): Promise<CustomerLink> {
  const claim = readLink(bearerOf(request) ?? '', deps.settings.linkKeys ?? []);
  const now = nowOf(deps);
  if (claim !== undefined && isBefore(now, claim.expiresAt)) {
    const link = await findLink(deps.database, claim.linkId);
    if (link !== undefined && link.revokedAt === null && isBefore(now, link.expiresAt)) return link;
  }
  throw new ProblemError('not-signed-in', 'This link does not hold, or no longer; ask for a new one');
}
