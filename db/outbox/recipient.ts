import { eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { webhookEndpoints } from '../schema/webhook-endpoints.ts';
import type { OutboxRow } from './claim.ts';

/** Whom a notice goes to, as the company's files say at the moment of sending. */
export type Recipient = PersonRecipient | EndpointRecipient;

export interface PersonRecipient {
  is: 'person';
  personId: string;
  nameZh: string;
  nameEn: string;
  email: string | undefined;
  locale: string;
}

export interface EndpointRecipient {
  is: 'endpoint';
  endpointId: string;
  url: string;
  secret: string;
  active: boolean;
}

/** The recipient of a row; undefined when it is in the files no longer. */
export async function recipientOf(database: Database, row: OutboxRow): Promise<Recipient | undefined> {
  return row.personId === null
    ? await endpoint(database, row.endpointId ?? '')
    : await person(database, row.personId);
}

async function person({ db }: Database, personId: string): Promise<PersonRecipient | undefined> {
  const [found] = await db.select().from(people).where(eq(people.personId, personId));
  if (found === undefined) return undefined;
  const { nameZh, nameEn, email, locale } = found;
  return { is: 'person', personId, nameZh, nameEn, email: email ?? undefined, locale };
}

async function endpoint({ db }: Database, endpointId: string): Promise<EndpointRecipient | undefined> {
  const [found] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.endpointId, endpointId));
  if (found === undefined) return undefined;
  const { url, secret, active } = found;
  return { is: 'endpoint', endpointId, url, secret, active };
}
