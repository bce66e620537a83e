import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { claimKey, type KeyedRequest, keepAnswer, releaseKey } from '../../db/idempotency/claim.ts';
import { canonicalJson } from '../../db/journal/canonical-json.ts';
import { problems } from '../../domain/errors.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext, RequestTicket } from '../context.ts';
import { nowOf } from '../deps.ts';
import { idempotencyDays } from '../limits.ts';
import { updateIdOf } from '../orders/order-id.ts';
import { problemInWordsOf } from '../problems/in-words-of.ts';
import { ProblemError } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import { sendProblem } from '../problems/send-problem.ts';
import { keyOf } from './key-header.ts';

/** An answer that a repeat of the request gets again; one that is not final leaves the outcome open. */
export interface Answer {
  status: number;
  body: unknown;
  /** What a repeat is told instead, where the body holds a secret that is told once. */
  repeatBody?: unknown;
  final?: boolean;
}

/** A ticket with the key that it was made from, if the caller sent one. */
export type KeyedTicket = RequestTicket & { key?: string | undefined };

const keep = idempotencyDays * 86_400_000;

/**
 * Answers a POST once per caller and Idempotency-Key (I8): the same request again gets the same answer, refusals
 * included; another request under the key is refused. Without a key there is no such protection.
 */
export async function answerOnce(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (ticket: KeyedTicket) => Promise<Answer>,
  lease: number = context.waits.keyLease,
): Promise<void> {
  const key = keyOf(request);
  if (key === undefined) return send(reply, await act({ updateId: randomUUID(), resumed: false }));

  const caller = callerOf(request).personId;
  const keyed = { caller, key, requestHash: hashOf(request) };
  const claim = await claimKey(context.database, keyed, nowOf(context), { lease, keep });
  if (claim.kind === 'other-request') throw new ProblemError('key-reused');
  if (claim.kind === 'in-flight') throw new ProblemError('key-in-flight');
  if (claim.kind === 'answered') {
    return send(reply.header('idempotency-replayed', 'true'), claim);
  }
  const ticket = { key, updateId: updateIdOf(caller, key), resumed: claim.kind === 'resumed' };
  await answerAndKeep(context, request, reply, keyed, () => act(ticket));
}

async function answerAndKeep(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  keyed: KeyedRequest,
  act: () => Promise<Answer>,
): Promise<void> {
  try {
    const answer = await act();
    await settle(context, request, keyed, answer.final === false ? undefined : keptOf(answer));
    send(reply, answer);
  } catch (error) {
    const problem = problemOf(error);
    const isFinal = problem !== undefined && !problems[problem.code].retry;
    const body = isFinal ? problemInWordsOf(request, problem) : undefined;
    await settle(context, request, keyed, body && { status: body.status, body });
    if (!isFinal) throw error;
    sendProblem(request, reply, problem);
  }
}

function keptOf({ status, body, repeatBody }: Answer): Answer {
  return { status, body: repeatBody ?? body };
}

/** What is done is done: an answer that cannot be kept now is found again through its update id. */
async function settle(
  context: ApiContext,
  request: FastifyRequest,
  keyed: KeyedRequest,
  answer: Answer | undefined,
): Promise<void> {
  try {
    if (answer !== undefined) await keepAnswer(context.database, keyed, answer);
    else await releaseKey(context.database, keyed, nowOf(context));
  } catch (error) {
    request.log.warn({ err: error }, 'the answer could not be kept under its key');
  }
}

function send(reply: FastifyReply, { status, body }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  void reply.code(status).type(type).serializer(JSON.stringify).send(body);
}

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(canonicalJson([request.method, request.url, request.body ?? null]))
    .digest('hex');
}
