import { connectDatabase, type Database } from '../../db/connect.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { people } from '../../db/schema/people.ts';
import { webhookEndpoints } from '../../db/schema/webhook-endpoints.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Channel, Delivery } from '../../notices/channels/channel.ts';
import type { PresentClock } from '../../notices/deliver.ts';
import type { OutboxDeps } from '../../notices/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres-template.ts';
import { lateReview } from './sample-notice.ts';

/** A clock that stands still until it is moved. */
export interface HandClock extends PresentClock {
  set(instant: string): void;
  forward(ms: number): void;
}

export const monday = '2025-10-13T09:00:00+08:00';

export function handClock(instant = monday): HandClock {
  let ms = Date.parse(instant);
  return {
    now: () => new Date(ms),
    set: (to) => {
      ms = Date.parse(to);
    },
    forward: (by) => {
      ms += by;
    },
  };
}

/** A database with one Chinese and one English reader, one without an address, and one endpoint. */
export interface OutboxFixture {
  database: Database;
  url: string;
  drop(): Promise<void>;
}

export async function openOutbox(endpointUrl = 'https://erp.example.com/hook'): Promise<OutboxFixture> {
  const test: TestDatabase = await createTestDatabase();
  const database = connectDatabase(test.url, { connections: 4 });
  const common = { department: 'SALES', active: true, createdAt: monday } as const;
  await database.db.insert(people).values([
    { ...common, personId: 'li', nameZh: '李娜', nameEn: 'Li Na', email: 'li.na@example.com', locale: 'zh' },
    {
      ...common,
      personId: 'smith',
      nameZh: '史密斯',
      nameEn: 'Ann Smith',
      email: 'ann@example.com',
      locale: 'en',
    },
    { ...common, personId: 'wang', nameZh: '王强', nameEn: 'Wang Qiang', email: null, locale: 'zh' },
  ]);
  await database.db.insert(webhookEndpoints).values({
    endpointId: 'erp',
    url: endpointUrl,
    secret: webhookSecret,
    active: true,
    createdAt: monday,
    createdBy: 'li',
  });
  return {
    database,
    url: test.url,
    async drop() {
      await database.close();
      await test.drop();
    },
  };
}

export const webhookSecret = `whsec_${Buffer.from('a secret of the tests, 24+ bytes').toString('base64')}`;

export type QueuedRow = Partial<typeof outbox.$inferInsert> & { notice?: Partial<Notice> };

/** Queues a notice, by default an e-mail to the Chinese reader, and gives its id. */
export async function queue(
  { database }: Pick<OutboxFixture, 'database'>,
  row: QueuedRow = {},
): Promise<string> {
  const { notice, ...columns } = row;
  const { kind, ...payload } = { ...lateReview, ...notice };
  const [queued] = await database.db
    .insert(outbox)
    .values({
      key: 'o-1/initialReview#1/+1wd/EMAIL/li',
      kind,
      channel: 'EMAIL',
      personId: columns.endpointId === undefined ? 'li' : null,
      orderId: payload.orderId,
      payload,
      nextAttemptAt: monday,
      createdAt: monday,
      ...columns,
    })
    .returning({ id: outbox.id });
  return queued?.id ?? '';
}

export async function allRows({ database }: Pick<OutboxFixture, 'database'>) {
  return await database.db.select().from(outbox).orderBy(outbox.id);
}

/** A channel that hands every delivery to the test. */
export function recordingChannel(
  take: (delivery: Delivery, signal: AbortSignal) => Promise<void> = async () => undefined,
): Channel & { taken: Delivery[] } {
  const taken: Delivery[] = [];
  return {
    serves: 'EMAIL',
    name: 'RECORDING',
    slots: 2,
    sendWithinMs: 5_000,
    taken,
    async send(delivery, signal) {
      taken.push(delivery);
      await take(delivery, signal);
    },
    close: async () => undefined,
  };
}

export function outboxDeps(database: Database, clock: PresentClock, channels: Channel[]): OutboxDeps {
  return {
    database,
    clock,
    channels,
    publicUrl: 'https://orders.example.com',
    pollMs: 60_000,
    random: () => 0,
    log: { warn: () => undefined, error: () => undefined },
  };
}
