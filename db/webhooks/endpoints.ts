import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { webhookEndpoints } from '../schema/webhook-endpoints.ts';

/** Adds an endpoint; its secret, in the form of the Standard Webhooks, is told this once. */
export async function createWebhookEndpoint(
  database: Database,
  url: string,
  createdBy: string,
  now: Instant,
): Promise<{ endpointId: string; secret: string }> {
  const endpointId = `whe_${randomBytes(9).toString('hex')}`;
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await database.db
    .insert(webhookEndpoints)
    .values({ endpointId, url, secret, active: true, createdAt: now, createdBy });
  return { endpointId, secret };
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
