import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ProblemCode } from '../../domain/errors.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Access } from '../auth/access.ts';
import { problemResponses } from '../problems/problem-schema.ts';

/** The app with zod schemas as the types of requests. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every operation says of itself. */
export interface Operation {
  access: Access;
  tag: string;
  summary: string;
  description?: string;
  /** Codes beyond those that every operation of its kind may answer with. */
  codes?: readonly ProblemCode[];
  command?: CommandName;
}

const reading: readonly ProblemCode[] = ['database-away', 'internal-error', 'slow-down'];
const signedIn: readonly ProblemCode[] = [
  'not-signed-in',
  'not-your-role',
  'key-too-narrow',
  'not-from-the-page',
];

/** Codes of every operation that takes a body. */
export const posting: readonly ProblemCode[] = [
  'validation-failed',
  'malformed-body',
  'key-reused',
  'key-in-flight',
  'body-too-large',
];

/** Codes of every operation that takes a body and no Idempotency-Key. */
export const patching: readonly ProblemCode[] = ['validation-failed', 'malformed-body', 'body-too-large'];

/** Codes of every operation that the rules of an order may refuse. */
export const commanding: readonly ProblemCode[] = [
  ...posting,
  'does-not-fit',
  'separation-of-duties',
  'not-in-this-state',
  'version-moved',
  'blocked',
  'order-closed',
  'stock-moved',
  'engine-away',
];

/** A route's configuration, and what the OpenAPI document says of it: roles, security, problems. */
export function operation({ access, tag, summary, description, codes = [], command }: Operation) {
  const problems = problemResponses([...new Set([...accessCodes(access), ...reading, ...codes])]);
  return {
    config: { access, ...(command === undefined ? {} : { command }) },
    documentation: {
      tags: [tag],
      summary,
      ...(description === undefined ? {} : { description }),
      security: securityOf(access),
      ...(typeof access === 'string' ? {} : { 'x-roles': [...access] }),
    },
    problems,
  };
}

function accessCodes(access: Access): readonly ProblemCode[] {
  if (access === 'public') return [];
  return typeof access === 'string' ? ['not-signed-in'] : signedIn;
}

/** What a caller may sign in with: each entry is a way of its own. */
function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public') return [];
  if (access === 'customer') return [{ customerLink: [] }];
  return access === 'platform' ? [{ signature: [] }] : [{ apiKey: [] }, { session: [] }];
}
