import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { webhookEndpoints } from '../schema/webhook-endpoints.ts';

/**
 * Adds an endpoint; its secret, in the form of the Standard Webhooks, is told this once. The same id twice is the
 * same endpoint, and then `secret` is absent.
 */
export async function createWebhookEndpoint(
  database: Database,
  endpoint: { endpointId: string; url: string; createdBy: string },
  now: Instant,
): Promise<{ secret?: string }> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const added = await database.db
    .insert(webhookEndpoints)
    .values({ ...endpoint, secret, active: true, createdAt: now })
    .onConflictDoNothing()
    .returning({ endpointId: webhookEndpoints.endpointId });
  return added.length > 0 ? { secret } : {};
}

/** Sends nothing to the endpoint any more; its row stays for the notices that name it. False: not there. */
export async function endWebhookEndpoint(database: Database, endpointId: string): Promise<boolean> {
  const ended = await database.db
    .update(webhookEndpoints)
    .set({ active: false })
    .where(and(eq(webhookEndpoints.endpointId, endpointId), eq(webhookEndpoints.active, true)))
    .returning({ endpointId: webhookEndpoints.endpointId });
  return ended.length > 0;
}
