import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { orderIdOf } from '../../api/orders/order-id.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { openTestCompany, type TestCompany } from '../db/test-company.ts';
import type { OrderDriver } from '../domain/order-driver.ts';
import type { Opening } from '../domain/sample-orders.ts';
import { adminKey, type Sender, senderOf } from './api-stack.ts';

/** The API over a database whose orders the test writes at instants of its own; no engine, for nothing is asked of it. */
export interface ReadApi {
  app: FastifyInstance;
  company: TestCompany;
  admin: Sender;
  /** The API's present. */
  now: string;
  /** The person of the sample company who holds the role. */
  as(role: Role): Promise<Sender>;
  /** Commits what was done to an order; answers its id. */
  keep(order: OrderDriver): Promise<string>;
}

/** The ladders of the policy in force, which the driver of the domain's tests else leaves out. */
export const realLadders = { 'sla.ladders': defaultPolicyValues()['sla.ladders'] };

/** An order entered by the salesperson of the sample company. */
export const ofSales: Opening = {
  by: { person: 'salesperson', role: 'SALESPERSON' },
  policy: realLadders,
};

export async function openReadApi(
  now: string,
  more: Partial<ApiDeps> = {},
): Promise<ReadApi & { close(): Promise<void> }> {
  const company = await openTestCompany();
  const app = await buildApp({
    database: company.database,
    temporal: new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) }),
    clock: { now: () => new Date(api.now) },
    settings: { adminKey, publicUrl: 'http://localhost:8080', taskQueue: 'none', logLevel: 'silent' },
    ...more,
  });
  const admin = senderOf(app, adminKey);
  const senders = new Map<Role, Sender>();
  const api = {
    app,
    company,
    admin,
    now,
    async as(role: Role) {
      const known = senders.get(role);
      if (known !== undefined) return known;
      const [person] = await company.database.sql<{ personId: string }[]>`
        select person_id as "personId" from person_roles where role = ${role}`;
      const made = await admin.post('/v1/api-keys', { personId: person?.personId ?? '' });
      const sender = senderOf(app, String(Object(made.body)['key']));
      senders.set(role, sender);
      return sender;
    },
    async keep(order: OrderDriver) {
      const { orderId } = orderIdOf({ channel: 'OTHER' }, { caller: '' });
      const entries: typeof order.journal = JSON.parse(JSON.stringify(order.journal));
      await company.commit({ orderId, afterVersion: 0, entries });
      return orderId;
    },
    async close() {
      await app.close();
      await company.close();
    },
  };
  return api;
}
