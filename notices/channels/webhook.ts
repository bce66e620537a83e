import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { messageId } from '../message-id.ts';
import { type Channel, type Delivery, SendFailure } from './channel.ts';
import { createTargetGuard } from './target-guard.ts';
import { webhookBody } from './webhook-body.ts';

export interface WebhookOptions {
  /** Host names, addresses and networks that may be called although they are private. */
  allowedTargets: readonly string[];
}

const sendWithinMs = 15_000;
const longestRetryAfterMs = 24 * 3_600_000;

/** Signed POST requests to endpoints that the company has entered (Standard Webhooks). A redirect is a refusal. */
export function createWebhook({ allowedTargets }: WebhookOptions): Channel {
  const guard = createTargetGuard(allowedTargets);
  return {
    serves: 'WEBHOOK',
    name: 'WEBHOOK',
    slots: 8,
    sendWithinMs,
    async send(delivery, signal) {
      const { recipient } = delivery;
      if (recipient.is !== 'endpoint')
        throw new SendFailure('only endpoints take webhooks', { permanent: true });
      if (!recipient.active) throw new SendFailure('the endpoint is switched off', { permanent: true });
      const url = new URL(recipient.url);
      guard.requireAllowed(url);
      const body = JSON.stringify(webhookBody(delivery));
      const headers = signedHeaders(delivery, recipient.secret, body);
      judge(await post(url, { headers, body, lookup: guard.lookup, signal }));
    },
    close: async () => undefined,
  };
}

function signedHeaders(delivery: Delivery, secret: string, body: string): Record<string, string> {
  const id = messageId(delivery.key);
  const at = new Date(delivery.attemptAt);
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Dueline-Webhook/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
}

interface Post {
  headers: Record<string, string>;
  body: string;
  lookup: LookupFunction;
  signal: AbortSignal;
}

/** Only the status counts: the answer's body is not read. */
function post(url: URL, { headers, body, lookup, signal }: Post): Promise<Answer> {
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = open(url, { method: 'POST', headers, lookup, signal, agent: false }, (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function judge({ status, retryAfter }: Answer): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw new SendFailure(`answered ${status}: redirects are not followed`);
  const seconds = Number(retryAfter ?? '');
  const retryAfterMs = Number.isFinite(seconds) ? Math.min(seconds * 1_000, longestRetryAfterMs) : 0;
  // 410 is how a receiver says that it wants nothing any more.
  throw new SendFailure(`answered ${status}`, { permanent: status === 410, retryAfterMs });
}
