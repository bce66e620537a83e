import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { isSame } from '../auth/own-page.ts';

/** How far a push's own time may lie from ours, either way (Standard Webhooks: five minutes). */
const toleranceMs = 5 * 60_000;

/**
 * True when one of the secrets signed this body, as it was sent, at about this time (Standard Webhooks: the headers
 * `webhook-id`, `webhook-timestamp` and `webhook-signature`). Every secret is tried, so that time tells nothing.
 */
export function isSigned(
  body: string,
  headers: IncomingHttpHeaders,
  secrets: readonly string[],
  now: Instant,
): boolean {
  const id = headers['webhook-id'];
  const seconds = headers['webhook-timestamp'];
  const given = headers['webhook-signature'];
  if (typeof id !== 'string' || id === '' || typeof given !== 'string') return false;
  if (typeof seconds !== 'string' || !/^\d{1,12}$/.test(seconds)) return false;
  const at = new Date(Number(seconds) * 1_000);
  if (Math.abs(epochMs(now) - at.getTime()) > toleranceMs) return false;
  const wanted = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  // A sender that changes its secret signs with both.
  const signatures = given.split(' ').slice(0, 10);
  return wanted.flatMap((each) => signatures.map((one) => isSame(one, each))).includes(true);
}
