import { asc, desc, eq, getTableColumns, gt } from 'drizzle-orm';
import type { Role } from '../../domain/people/roles.ts';
import { rolesOfPerson } from '../access/roles-of-person.ts';
import type { Database } from '../connect.ts';
import { apiKeys } from '../schema/api-keys.ts';
import { people } from '../schema/people.ts';
import { webhookEndpoints } from '../schema/webhook-endpoints.ts';
import { type Page, pageOf } from './page.ts';

export type PersonRow = typeof people.$inferSelect & { roles: Role[] };

/** A key as it may be shown: never its hash. */
export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, 'hash'>;

/** An endpoint as it may be shown: never its secret. */
export type WebhookEndpointRow = Omit<typeof webhookEndpoints.$inferSelect, 'secret'>;

/** People with their roles, by id, after one. */
export async function listPeople(database: Database, after: string, limit: number): Promise<Page<PersonRow>> {
  const rows = await database.db
    .select({
      ...getTableColumns(people),
      roles: rolesOfPerson,
    })
    .from(people)
    .where(gt(people.personId, after))
    .orderBy(asc(people.personId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.personId]);
}

/** One person with the own roles; undefined when there is none of that id. */
export async function readPerson(database: Database, personId: string): Promise<PersonRow | undefined> {
  const [found] = await database.db
    .select({ ...getTableColumns(people), roles: rolesOfPerson })
    .from(people)
    .where(eq(people.personId, personId));
  return found;
}

/** API keys, by id, after one; revoked ones too. */
export async function listApiKeys(
  database: Database,
  after: string,
  limit: number,
): Promise<Page<ApiKeyRow>> {
  const { hash: _hash, ...columns } = getTableColumns(apiKeys);
  const rows = await database.db
    .select(columns)
    .from(apiKeys)
    .where(gt(apiKeys.keyId, after))
    .orderBy(asc(apiKeys.keyId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.keyId]);
}

/** Webhook endpoints, the latest first. */
export async function listWebhookEndpoints(database: Database, limit: number): Promise<WebhookEndpointRow[]> {
  const { secret: _secret, ...columns } = getTableColumns(webhookEndpoints);
  return await database.db
    .select(columns)
    .from(webhookEndpoints)
    .orderBy(desc(webhookEndpoints.createdAt))
    .limit(limit);
}
