import { randomUUID } from 'node:crypto';
import { createCommit } from '../../activities/commit.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { calendarVersions } from '../../db/schema/calendar-versions.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { stock } from '../../db/schema/stock.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import { simulatedCalendars, simulatedPolicies } from '../domain/simulated-rules.ts';
import { createTestDatabase } from '../support/postgres-template.ts';

/** A database of one's own with the sample company, and goods for the orders of the simulation. */
export interface TestCompany {
  url: string;
  database: Database;
  commit(input: CommitInput): Promise<CommitResult>;
  /** A commit of another process: it shares nothing but the database. */
  otherCommit(input: CommitInput): Promise<CommitResult>;
  close(): Promise<void>;
}

export async function openTestCompany(): Promise<TestCompany> {
  const { url, drop } = await createTestDatabase();
  const database = connectDatabase(url, { byKey: true });
  await seedSampleCompany(database, new Date('2025-09-01T00:00:00Z'));
  await database.db
    .insert(stock)
    .values(['P-1', 'P-2'].map((productCode) => ({ productCode, onHand: '900000', reserved: '0' })));
  await insertSimulatedRules(database);
  return {
    url,
    database,
    commit: createCommit({ database }),
    otherCommit: createCommit({ database }),
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** The later versions of calendar and policy that orders of the simulation are moved to. */
async function insertSimulatedRules({ db }: Database): Promise<void> {
  const by = { reason: 'simulation', createdBy: 'admin', createdAt: '2025-09-01T00:00:00Z' };
  const [, ...later] = simulatedCalendars;
  await db.insert(calendarVersions).values(
    later.map((definition) => ({
      calendarId: definition.id,
      version: Number(definition.version),
      definition,
      ...by,
    })),
  );
  await db.insert(policyVersions).values(
    simulatedPolicies.map((values, index) => ({
      version: `v${index}`,
      values,
      effectiveAt: '2100-01-01T00:00:00Z',
      ...by,
    })),
  );
}

export function newOrderId(): string {
  return `ord_${randomUUID()}`;
}
