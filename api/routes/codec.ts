import type { Payload } from '@temporalio/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { auditors } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { type ApiApp, operation } from './operation.ts';

const bytes = z.string().regex(/^[A-Za-z0-9+/_-]*={0,2}$/, 'must be base64');
const payload = z.strictObject({
  metadata: z.record(z.string().max(limits.codeLength), bytes).exactOptional(),
  data: bytes.exactOptional(),
});
const payloads = z.strictObject({ payloads: z.array(payload).max(limits.codecPayloads) }).meta({
  id: 'Payloads',
  description: "Payloads of the engine in the JSON form of Temporal's codec protocol.",
});

/**
 * Temporal's remote codec protocol, for the Web UI and the `temporal` program: the keys never leave the API, and only
 * a signed-in person who may read everything gets plain text.
 */
export function codecRoutes(app: ApiApp, context: ApiContext): void {
  const codec = context.payloadCodec ?? plain;
  const origin = originOf(context.settings.temporalUiUrl);

  async function allowWebUi(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (origin === undefined || request.headers.origin !== origin) return;
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    });
  }

  for (const [name, summary] of [
    ['decode', 'Decrypt payloads of the engine'],
    ['encode', 'Encrypt payloads as the engine would store them'],
  ] as const) {
    const run = operation({
      access: auditors,
      tag: 'Operations',
      summary,
      description: 'Changes nothing, so it takes no Idempotency-Key.',
      codes: ['validation-failed', 'malformed-body', 'body-too-large', 'does-not-fit'],
    });
    const path = `/v1/codec/${name}`;
    app.options(
      path,
      { config: { access: 'public' }, schema: { hide: true }, onRequest: allowWebUi },
      async (_request, reply) =>
        reply
          .headers({
            'access-control-allow-methods': 'POST',
            'access-control-allow-headers': 'authorization, content-type, x-namespace',
            'access-control-max-age': '600',
          })
          .code(204)
          .send(),
    );
    app.post(
      path,
      {
        config: { ...run.config, ...(origin !== undefined && { otherPage: origin }) },
        bodyLimit: limits.codecBodyBytes,
        onRequest: allowWebUi,
        schema: { ...run.documentation, body: payloads, response: { 200: payloads, ...run.problems } },
      },
      async (request) => {
        try {
          const done = await codec[name](request.body.payloads.map(fromJson));
          return { payloads: done.map(toJson) };
        } catch (error) {
          throw keyProblem(error) ?? error;
        }
      },
    );
  }
}

const plain = { encode: async (each: Payload[]) => each, decode: async (each: Payload[]) => each };

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin;
}

/** A payload of a key that is not set, or a damaged one: the sender's matter, and the sentence names key and setting. */
function keyProblem(error: unknown): ProblemError | undefined {
  if (!(error instanceof Error) || error.name !== 'PayloadKeyError') return undefined;
  return new ProblemError('does-not-fit', error.message);
}

type JsonPayload = z.infer<typeof payload>;

function fromJson({ metadata = {}, data }: JsonPayload): Payload {
  const entries = Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value, 'base64')]);
  return {
    metadata: Object.fromEntries(entries),
    ...(data === undefined ? {} : { data: Buffer.from(data, 'base64') }),
  };
}

function toJson({ metadata, data }: Payload): JsonPayload {
  const entries = Object.entries(metadata ?? {}).map(([key, value]) => [key, base64(value)]);
  return {
    metadata: Object.fromEntries(entries),
    ...(data === undefined || data === null ? {} : { data: base64(data) }),
  };
}

function base64(each: Uint8Array): string {
  return Buffer.from(each).toString('base64');
}
