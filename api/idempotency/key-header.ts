import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';

/** Headers of every POST, for the OpenAPI document; the key itself is checked by `keyOf`. */
export const keyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .exactOptional()
    .describe(
      'Makes the request safe to repeat for 30 days: the same key and body get the same answer. ' +
        `Up to ${limits.idempotencyKeyLength} visible ASCII characters.`,
    ),
});

/** The Idempotency-Key of a request, if it has one. Throws for a key that cannot be kept. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  const fits =
    typeof key === 'string' && key.length <= limits.idempotencyKeyLength && /^[\x21-\x7e]+$/.test(key);
  if (fits) return key;
  const reason = `must be 1 to ${limits.idempotencyKeyLength} visible ASCII characters`;
  const errors = [{ path: 'headers.idempotency-key', reason }];
  throw new ProblemError('validation-failed', `Idempotency-Key ${reason}`, { errors });
}
