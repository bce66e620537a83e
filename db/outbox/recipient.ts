import { eq } from 'drizzle-orm';
import type { RobotChannel } from '../../domain/notices/channels.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { robots } from '../schema/robots.ts';
import { webhookEndpoints } from '../schema/webhook-endpoints.ts';
import type { OutboxRow } from './claim.ts';

/** Whom a notice goes to, as the company's files say at the moment of sending. */
export type Recipient = PersonRecipient | EndpointRecipient | RobotRecipient | CustomerRecipient;

export interface PersonRecipient {
  is: 'person';
  personId: string;
  nameZh: string;
  nameEn: string;
  email: string | undefined;
  locale: string;
  department: Department;
}

export interface EndpointRecipient {
  is: 'endpoint';
  endpointId: string;
  url: string;
  secret: string;
  active: boolean;
}

/** A robot that speaks in a group of its messenger. */
export interface RobotRecipient {
  is: 'robot';
  robotId: string;
  channel: RobotChannel;
  /** Holds the key with which anyone may speak in the group: it appears in no message and no log. */
  url: string;
  /** Signs the requests where the robot was set up with a signature. */
  secret: string | undefined;
  locale: string;
  active: boolean;
}

/** A customer, at the address that the order gave when the message was queued. */
export interface CustomerRecipient {
  is: 'customer';
  address: string;
}

/** The recipient of a row; undefined when it is in the files no longer. */
export async function recipientOf(database: Database, row: OutboxRow): Promise<Recipient | undefined> {
  if (row.address !== null) return { is: 'customer', address: row.address };
  if (row.personId !== null) return await person(database, row.personId);
  const id = row.endpointId ?? '';
  return row.channel === 'WEBHOOK' ? await endpoint(database, id) : await robot(database, id);
}

async function person({ db }: Database, personId: string): Promise<PersonRecipient | undefined> {
  const [found] = await db.select().from(people).where(eq(people.personId, personId));
  if (found === undefined) return undefined;
  const { nameZh, nameEn, email, locale, department } = found;
  return { is: 'person', personId, nameZh, nameEn, email: email ?? undefined, locale, department };
}

async function endpoint({ db }: Database, endpointId: string): Promise<EndpointRecipient | undefined> {
  const [found] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.endpointId, endpointId));
  if (found === undefined) return undefined;
  const { url, secret, active } = found;
  return { is: 'endpoint', endpointId, url, secret, active };
}

async function robot({ db }: Database, robotId: string): Promise<RobotRecipient | undefined> {
  const [found] = await db.select().from(robots).where(eq(robots.robotId, robotId));
  if (found === undefined) return undefined;
  const { channel, url, secret, locale, active } = found;
  return { is: 'robot', robotId, channel, url, secret: secret ?? undefined, locale, active };
}
