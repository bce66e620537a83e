import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface HttpPost {
  headers: Record<string, string>;
  body: string;
  /** The target guard's: the address that it checks is the one that is called. */
  lookup: LookupFunction;
  signal: AbortSignal;
  /** How much of the answer's body is read; 0 when only the status counts. */
  longestAnswer?: number;
}

export interface HttpAnswer {
  status: number;
  /** How long the receiver asks to be left alone; 0 when it does not. */
  retryAfterMs: number;
  /** What the receiver takes the time to be, in epoch milliseconds; `NaN` when it does not say. */
  receiverTime: number;
  /** The start of the body. */
  text: string;
}

const longestRetryAfterMs = 24 * 3_600_000;

/** One POST request on a connection of its own. A redirect is an answer like any other: nothing follows it. */
export function post(url: URL, request: HttpPost): Promise<HttpAnswer> {
  const { headers, body, lookup, signal, longestAnswer = 0 } = request;
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = open(url, { method: 'POST', headers, lookup, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let left = longestAnswer;
      const done = () => {
        response.destroy();
        resolve({
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfter(response.headers['retry-after']),
          receiverTime: Date.parse(response.headers.date ?? ''),
          text: Buffer.concat(chunks).toString('utf8'),
        });
      };
      if (left === 0) return done();
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, left));
        left -= Math.min(left, chunk.length);
        if (left === 0) done();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function retryAfter(header: string | undefined): number {
  const seconds = Number(header ?? '');
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1_000, longestRetryAfterMs) : 0;
}
