import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemInWordsOf } from './in-words-of.ts';
import { ProblemError, secondsToWait } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** Answers with problem details; Retry-After where the same request may succeed later. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): void {
  const body = problemInWordsOf(request, problem);
  const seconds = secondsToWait(problem);
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  if (body.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.code(body.status).type('application/problem+json').serializer(JSON.stringify).send(body);
}

/** The one place that turns errors into answers. What is no problem of the closed list is logged and hidden. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem === undefined) {
    request.log.error({ err: error }, 'request failed');
    sendProblem(request, reply, new ProblemError('internal-error'));
    return;
  }
  if (problem.code === 'engine-away' || problem.code === 'database-away') {
    request.log.warn({ code: problem.code, err: error }, 'a part is away');
  }
  sendProblem(request, reply, problem);
}
