import { Webhook } from 'standardwebhooks';
import { messageId } from '../message-id.ts';
import { type Channel, type Delivery, SendFailure } from './channel.ts';
import { type HttpAnswer, post } from './http-post.ts';
import { createTargetGuard } from './target-guard.ts';
import { webhookBody } from './webhook-body.ts';

export interface WebhookOptions {
  /** Host names, addresses and networks that may be called although they are private. */
  allowedTargets: readonly string[];
}

const sendWithinMs = 15_000;

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

/** Only the status counts: the answer's body is not read. */
function judge({ status, retryAfterMs }: HttpAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw new SendFailure(`answered ${status}: redirects are not followed`);
  // 410 is how a receiver says that it wants nothing any more.
  throw new SendFailure(`answered ${status}`, { permanent: status === 410, retryAfterMs });
}
