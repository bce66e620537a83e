import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { ProblemError, problemBody } from './problem.ts';

/** What is no HTTP request at all never reaches a route; it is told so in the same form as everything else. */
export function answerMalformedHttp(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new ProblemError('malformed-body', 'This is not an HTTP request');
  const body = JSON.stringify({ ...problemBody(problem, randomUUID()), status: 400 });
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
