import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable, scopeOf } from '../auth/scope.ts';
import { stillSignedIn } from '../auth/still-signed-in.ts';
import type { ApiContext } from '../context.ts';
import { createEventHub } from '../events/event-hub.ts';
import { EventStream } from '../events/listener.ts';
import { orderId } from '../inputs/command-request.ts';
import { ProblemError } from '../problems/problem.ts';
import { type ApiApp, operation } from './operation.ts';

/** Streams that one person may have open at a time: a tab each. */
const streamsPerPerson = 20;

const query = z.strictObject({ orderId: orderId.exactOptional().describe('Of this order alone.') });

/** What changes, as it changes (SYS-05). */
export function eventRoute(app: ApiApp, context: ApiContext): void {
  const hub = createEventHub(context, app.log);
  app.addHook('preClose', () => hub.close());

  const events = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'Hear of changes as they happen (server-sent events)',
    description:
      'A stream of text/event-stream. `ready` {}: read what you show anew, at first and whenever something may have been missed; `order` {orderId, version}: an order that you may read has come to this version; `notice` {}: something new for you. It ends when your sign-in ends.',
    codes: ['validation-failed', 'not-found'],
  });
  app.get(
    '/v1/events',
    {
      config: events.config,
      schema: {
        ...events.documentation,
        querystring: query,
        produces: ['text/event-stream'],
        response: { 200: z.string().describe('Events, as long as the stream is open.'), ...events.problems },
      },
    },
    async (request, reply) => {
      requireStreamReader(request);
      const caller = callerOf(request);
      const { orderId: wanted } = request.query;
      if (wanted !== undefined) await requireReadable(context, caller, wanted);
      const scope = await scopeOf(context, caller);
      // Nothing is waited for from here to the connection, so that two at a time cannot both be the last.
      if (hub.countOf(caller.personId) >= streamsPerPerson) {
        throw new ProblemError('slow-down', 'You have too many pages open', { retryAfter: 30 });
      }
      void reply.hijack();
      beginStream(reply);
      const stream = new EventStream(reply.raw);
      const leave = hub.connect({
        personId: caller.personId,
        scope,
        ...(wanted === undefined ? {} : { orderId: wanted }),
        stream,
        async recheck() {
          const now = await stillSignedIn(context, request);
          return now && (await scopeOf(context, now));
        },
      });
      leave.catch((error: unknown) => {
        request.log.warn({ err: error }, 'a stream of events did not begin');
        stream.close();
      });
      reply.raw.on('close', () => void leave.then((end) => end()).catch(() => undefined));
    },
  );
}

/** An answer without end is for who asks for one, as a browser's EventSource does. */
function requireStreamReader(request: Pick<FastifyRequest, 'headers'>): void {
  if (request.headers.accept?.includes('text/event-stream')) return;
  const reason = 'must be text/event-stream: the answer is a stream that does not end';
  const errors = [{ path: 'headers.accept', reason }];
  throw new ProblemError('validation-failed', `The header Accept ${reason}`, { errors });
}

/** Sends the head of the answer, with what every answer carries. */
function beginStream(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // A proxy in between must not keep events back.
    'x-accel-buffering': 'no',
  });
}
