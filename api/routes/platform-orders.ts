import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import '@fastify/rate-limit';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { type PlatformCaller, platformOf, recordPush } from '../inbound/platform-caller.ts';
import { platformId, pushedOrder, signatureHeaders } from '../inputs/inbound.ts';
import { failedSignInsPerMinute, pushesPerMinute } from '../limits.ts';
import { receiveOrder } from '../orders/receive-order.ts';
import { ProblemError } from '../problems/problem.ts';
import { pushReceipt } from '../views/inbound-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation } from './operation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The shop that signed the body, on the route of pushes. */
    platform: PlatformCaller | null;
  }
}

const one = z.strictObject({ platformId });

/** Orders that shops push: received without anybody typing (INTAKE-02, INTAKE-03). */
export function platformOrderRoutes(app: ApiApp, context: ApiContext): void {
  void app.register(async (scope) => {
    scope.decorateRequest('platform', null);
    // A signature covers the bytes, so the body stays as it came until it is checked.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    pushRoute(scope.withTypeProvider<ZodTypeProvider>(), context);
  });
}

function pushRoute(app: ApiApp, context: ApiContext): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const failures = app.createRateLimit({
    max: failedSignInsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => ip,
  });
  const pushes = app.createRateLimit({
    max: pushesPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ platform }) => platform?.platform.platformId ?? '',
  });

  async function signedBody(request: FastifyRequest): Promise<void> {
    const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    // What is no id of a shop is answered like a shop that is unknown.
    const id = one.safeParse(request.params).data?.platformId ?? '';
    try {
      request.platform = await platformOf(context, request, id, text);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'not-signed-in') throw error;
      // Whoever guesses on is told to wait, and fills no log.
      slowDown(await failures(request));
      await recordPush(context, request, { status: 401, code: error.code });
      throw error;
    }
    slowDown(await pushes(request));
    request.body = await new Promise((resolve, reject) =>
      parse(request, text, (error, body: unknown) => (error === null ? resolve(body) : reject(error))),
    );
  }

  const push = operation({
    access: 'platform',
    tag: 'Inbound',
    summary: 'Push an order',
    description:
      'Signed by the shop as the Standard Webhooks say. The same number again answers 200 with the same receipt; with another content it is refused with 409.',
    command: 'receiveOrder',
    codes: [
      'validation-failed',
      'malformed-body',
      'body-too-large',
      'does-not-fit',
      'order-differs',
      'engine-away',
    ],
  });
  app.post(
    '/v1/inbound/platforms/:platformId/orders',
    {
      config: push.config,
      preValidation: signedBody,
      schema: {
        ...push.documentation,
        headers: signatureHeaders,
        params: one,
        body: pushedOrder,
        response: { 201: pushReceipt, 200: pushReceipt, ...push.problems },
      },
    },
    async (request, reply) => {
      if (request.platform === null) throw new ProblemError('not-signed-in');
      const { platform, caller } = request.platform;
      const order = { ...request.body, channel: platform.channel };
      const ticket = { updateId: randomUUID(), resumed: false };
      const origin = { platformId: platform.platformId };
      try {
        const { state, created } = await receiveOrder(context, caller, order, ticket, origin);
        const { orderId, orderNumber = '', receivedAt } = state;
        const receipt = { orderId, orderNumber, externalNumber: order.externalNumber, receivedAt };
        return await reply
          .code(created ? 201 : 200)
          .send(withLocalInstants(receipt, await context.reference.local()));
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'order-differs')
          await recordPush(context, request, { status: 409, code: error.code, personId: caller.personId });
        throw error;
      }
    },
  );
}

function slowDown(used: { isAllowed: boolean; isExceeded?: boolean; ttlInSeconds?: number }): void {
  if (used.isAllowed || used.isExceeded !== true) return;
  throw new ProblemError('slow-down', undefined, { retryAfter: used.ttlInSeconds ?? 60 });
}
