import '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { hashSecret } from '../../db/access/secret.ts';
import { wrongPasswordsPerMinute } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { ApiApp } from '../routes/operation.ts';

/**
 * Counts a wrong password, and throws `slow-down` where there were too many of one account, known or not, or from
 * one address. The account itself waits longer and longer besides (`tryPassword`), on all processes together.
 */
export function slowDownWrong(app: ApiApp): (request: FastifyRequest) => Promise<void> {
  const timeWindow = 60_000;
  const limits = [
    app.createRateLimit({
      max: wrongPasswordsPerMinute.account,
      timeWindow,
      keyGenerator: (request) => hashSecret(String(Object(request.body)['account']).trim().toLowerCase()),
    }),
    app.createRateLimit({
      max: wrongPasswordsPerMinute.address,
      timeWindow,
      keyGenerator: ({ ip }) => ip,
    }),
  ];
  return async (request) => {
    for (const limit of limits) {
      const used = await limit(request);
      if (!used.isAllowed && used.isExceeded) {
        throw new ProblemError('slow-down', undefined, { retryAfter: used.ttlInSeconds });
      }
    }
  };
}
